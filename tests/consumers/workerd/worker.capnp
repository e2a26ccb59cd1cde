using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (services = [(name = "main", worker = .worker)]);

const worker :Workerd.Worker = (
  modules = [
    (name = "main.js", esModule = embed "dist/main.js"),
    (name = "m3ter_export_destination_bg.wasm", wasm = embed "dist/m3ter_export_destination_bg.wasm"),
  ],
  compatibilityDate = "2022-01-01",
);

navigator.serviceWorker.onmessage = ({ data }) => console.log(data);
const registration = await navigator.serviceWorker.register("worker.js", { type: "module" });
await navigator.serviceWorker.ready;
registration.active.postMessage("verdict?");

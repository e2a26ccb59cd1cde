//! Previews of hostile payloads, and of every valid body that the corpus and chance come up with.

#![cfg(not(target_arch = "wasm32"))]

mod previewing;
mod random;

use m3ter_export_destination::{Access, Operation, preview};
use previewing::{CREATE, NOW, ORG_ID, UPDATE, check_response, gcs, s3};
use random::Random;
use serde_json::{Value, json};
use std::fs;

/// All that goes into a shell is between quotes: without what stands between single ones, and what only the environment fills
/// in, there is no character left that a shell would act on.
fn check_shell(text: &str) {
    let mut rest = text;
    let mut bare = String::new();
    while let Some((before, quoted)) = rest.split_once('\'') {
        bare.push_str(before);
        let (_, behind) = quoted.split_once('\'').expect("a closing quote");
        rest = behind.strip_prefix("\\'").unwrap_or(behind);
    }
    bare.push_str(rest);
    for known in [
        "\"Authorization: Bearer $M3TER_TOKEN\"",
        "\"${M3TER_SUBJECT:?is in the guide}\"",
        "\"$M3TER_ACCESS_KEY_ID:$M3TER_API_SECRET\"",
        "M3TER_TOKEN=$(curl",
        "client_credentials |\n",
        "printf   |\n",
        "-n )",
        "binary @-",
        " \\\n",
        "gcloud iam ",
    ] {
        bare = bare.replace(known, "");
    }
    let is_plain =
        |character: char| character.is_ascii_alphanumeric() || " -_=./\n".contains(character);
    assert!(
        bare.chars().all(is_plain),
        "{:.300}\nof {text:.300}",
        bare.trim()
    );
}

#[test]
fn hostile_texts_stay_texts() {
    let mut hostile = vec![
        "</script><script>alert(1)</script>".to_owned(),
        "'; rm -rf / #".to_owned(),
        "$(touch x)`touch x`${x}".to_owned(),
        "\"\\\"'''\\'".to_owned(),
        "a\nEOF\nb\r\n\tc".to_owned(),
        "\u{0}\u{1}\u{1b}[2J\u{7f}\u{80}\u{9b}\u{9f}".to_owned(),
        "\u{202e}\u{2066}abc\u{2069}\u{200f}".to_owned(),
        "--impersonate-service-account=x@y.z".to_owned(),
        "<url><'curl>%s%0#id".to_owned(),
        "__proto__".to_owned(),
        "{{M3TER_PRINCIPAL}}${M3TER_SUBJECT:?is in the guide}".to_owned(),
    ];
    hostile.push("é'\u{7f}".repeat(25_000));
    hostile.push("</script>'$\n".repeat(100_000));
    for text in &hostile {
        let short: String = text.chars().take(30).collect();
        let members = json!({
            "name": short, "bucketName": short, "prefix": text, "poolId": text, "projectNumber": text,
            "providerId": text, "serviceAccountEmail": text, "__proto__": {"valid": false}, text.as_str(): [text],
        });
        for (body, scheme) in [(s3(&members), "s3"), (gcs(&members), "gs")] {
            let preview = preview(&body, &CREATE);
            assert!(preview.report.valid, "{:?}", preview.report.issues);
            check_response(&body, &CREATE, &preview);
            let request = preview.request.expect("a request");
            assert_eq!(request.body, body);
            check_shell(&request.curl);
            check_shell(&request.token_curl);
            let keys = preview.object_keys.expect("keys");
            assert!(
                keys.files[0]
                    .uri
                    .starts_with(&format!("{scheme}://{short}/{text}/orgId="))
            );
            assert_eq!(keys.files[0].bytes, text.len() + 142);
            match preview.access.expect("access") {
                Access::S3 {
                    trust_policy,
                    principal_placeholder,
                    ..
                } => {
                    let [statement] = trust_policy.statement;
                    assert_eq!(
                        statement.principal.expect("a principal").aws,
                        principal_placeholder
                    );
                }
                Access::Gcs {
                    audience, commands, ..
                } => {
                    check_shell(&commands);
                    assert!(audience.ends_with(&format!("/{text}/providers/{text}")));
                    // Google's command line takes what begins with a hyphen for an option.
                    assert!(!commands.contains("binding '-"), "{commands}");
                }
            }
        }
    }
}

/// The bodies of requests in the corpus.
fn corpus() -> Vec<String> {
    let mut bodies = Vec::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    for entry in fs::read_dir(folder).expect("there is a corpus") {
        let path = entry.expect("it can be listed").path();
        let file = fs::read_to_string(path).expect("it can be read");
        let cases: Vec<Value> = serde_json::from_str(&file).expect("it is JSON");
        let requests = cases.iter().filter(|case| case["response"] != true);
        bodies.extend(requests.map(|case| {
            let text = case["text"].as_str();
            text.map_or_else(|| case["value"].to_string(), str::to_owned)
        }));
    }
    bodies
}

#[test]
fn every_valid_body_of_the_corpus() {
    let mut valid = 0;
    for body in corpus() {
        for options in [CREATE, UPDATE] {
            let preview = preview(&body, &options);
            if preview.report.valid {
                valid += 1;
                check_response(&body, &options, &preview);
                check_shell(&preview.request.expect("a request").curl);
            }
        }
    }
    assert!(valid > 100, "{valid} valid bodies");
}

const PIECES: &[&str] = &[
    "a", "B", "7", "-", "/", "*", "?", "$", "${", "}", "'", "\"", "\\", "`", "\n", "\r", "\t", " ",
    "\u{0}", "\u{7f}", "\u{85}", "\u{2028}", "\u{202e}", "é", "€", "😀", "<", ">", "%", "#", "=",
    "@", "!", "arn:", "s3://", "<name>", "%s", "..", "$(", ")",
];

/// A text of so many pieces at most, and one at least.
fn text(random: &mut Random, most: usize) -> String {
    (0..=random.below(most))
        .map(|_| random.pick(PIECES))
        .collect()
}

#[test]
fn every_valid_body_that_chance_makes() {
    let mut random = Random::new(0x5eed_0011);
    let mut valid = 0;
    for _ in 0..10_000 {
        let members = json!({
            "name": text(&mut random, 9),
            "bucketName": format!("{}ab", text(&mut random, 5)),
            "prefix": text(&mut random, 9),
            "poolId": text(&mut random, 9),
            "projectNumber": text(&mut random, 9),
            "providerId": text(&mut random, 9),
            "serviceAccountEmail": text(&mut random, 9),
            "code": format!("a{}b", text(&mut random, 3)),
            "partitionOrder": random.pick(&["TYPE_FIRST", "TIME_FIRST"]),
            text(&mut random, 3).as_str(): text(&mut random, 3),
        });
        let mut body = if random.one_in(2) {
            s3(&members)
        } else {
            gcs(&members)
        };
        let options = if random.one_in(2) { CREATE } else { UPDATE };
        if options.operation == Operation::Update {
            body = body.replacen(
                '{',
                &format!("{{\"version\":{},", 1 + random.below(1_000_000)),
                1,
            );
        }
        let preview = preview(&body, &options);
        if preview.report.valid {
            valid += 1;
            check_response(&body, &options, &preview);
            check_shell(&preview.request.expect("a request").curl);
            if let Some(Access::Gcs { commands, .. }) = preview.access {
                check_shell(&commands);
            }
        }
    }
    assert!(valid > 2_500, "{valid} valid bodies");
}

/// Writes the preview of every body of the corpus, a line each; `tests/package/preview.test.js` compares them with the
/// package's, which are put together by other code.
#[test]
fn writes_every_preview() {
    let mut lines = Vec::new();
    for body in corpus() {
        for (operation, options) in [("create", CREATE), ("update", UPDATE)] {
            let given =
                json!({"orgId": ORG_ID, "operation": operation, "id": options.id, "now": NOW});
            let preview = serde_json::to_string(&preview(&body, &options)).expect("plain data");
            lines.push(format!(
                "[{},{given},{preview}]",
                Value::from(body.as_str())
            ));
        }
    }
    let written = concat!(env!("CARGO_TARGET_TMPDIR"), "/previews.jsonl");
    fs::write(written, lines.join("\n")).expect("it can be written");
}

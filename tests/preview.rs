//! What a preview tells, example by example.

#![cfg(not(target_arch = "wasm32"))]

mod previewing;

use m3ter_export_destination::{
    Access, Code, FileKind, PartitionOrder, Preview, PreviewOptions, Reason, preview, preview_bytes,
};
use previewing::{CREATE, ID, ORG_ID, UPDATE, check_response, gcs, s3};
use serde_json::{Value, json};

#[track_caller]
fn ready(body: &str, options: &PreviewOptions) -> Value {
    let preview = preview(body, options);
    assert!(preview.report.valid, "{:?}", preview.report);
    assert_eq!(preview.option_issues, []);
    serde_json::to_value(preview).expect("plain data")
}

#[test]
fn a_create_of_s3() {
    let body = s3(&json!({"prefix": "m3ter/exports"}));
    let url = format!("https://api.m3ter.com/organizations/{ORG_ID}/dataexports/destinations");
    let folder = format!("m3ter/exports/orgId={ORG_ID}/date=2025-01-27/hour=10");
    let usage = format!(
        "{folder}/type=measurements/00000000-0000-4000-8000-000000000001_measurements.csv.gz"
    );
    let operational =
        format!("{folder}/type=account/00000000-0000-4000-8000-000000000002_account.csv.gz");
    let guide = "https://docs.m3ter.com/guides/data-exports/creating-data-export-destinations";
    let curl = format!(
        r#"curl --fail-with-body --request POST '{url}' \
  --header "Authorization: Bearer $M3TER_TOKEN" \
  --header 'Content-Type: application/json' \
  --data-raw '{body}'"#
    );
    let token_curl = r#"M3TER_TOKEN=$(curl --fail --silent --show-error --request POST 'https://api.m3ter.com/oauth/token' \
  --user "$M3TER_ACCESS_KEY_ID:$M3TER_API_SECRET" \
  --data grant_type=client_credentials |
  sed -n 's/.*"access_token" *: *"\([^"]*\)".*/\1/p')"#;
    assert_eq!(
        ready(&body, &CREATE),
        json!({
            "report": {"valid": true, "destinationType": "S3", "issues": []},
            "optionIssues": [],
            "request": {
                "method": "POST",
                "url": url,
                "headers": {"Authorization": "Bearer $M3TER_TOKEN", "Content-Type": "application/json"},
                "body": body,
                "curl": curl,
                "tokenCurl": token_curl,
            },
            "response": {
                "status": 200,
                "body": {
                    "id": "00000000-0000-4000-8000-000000000000",
                    "version": 1,
                    "name": "Finance exports",
                    "code": "finance_exports",
                    "destinationType": "S3",
                    "dtCreated": "2025-01-27T10:30:05.007Z",
                    "dtLastModified": "2025-01-27T10:30:05.007Z",
                    "createdBy": "example-user",
                    "lastModifiedBy": "example-user",
                    "bucketName": "acme-billing-exports",
                    "prefix": "m3ter/exports",
                    "partitionOrder": "TIME_FIRST",
                    "iamRoleArn": "arn:aws:iam::922609978421:role/IAMRole636",
                },
            },
            "objectKeys": {
                "partitionOrder": "TIME_FIRST",
                "maxBytes": 1024,
                "files": [
                    {"kind": "usage", "key": usage, "uri": format!("s3://acme-billing-exports/{usage}"), "bytes": 155},
                    {"kind": "operational", "key": operational, "uri": format!("s3://acme-billing-exports/{operational}"), "bytes": 145},
                ],
            },
            "access": {
                "destinationType": "S3",
                "permissionPolicy": {
                    "Version": "2012-10-17",
                    "Statement": [{
                        "Effect": "Allow",
                        "Action": "s3:PutObject",
                        "Resource": "arn:aws:s3:::acme-billing-exports/m3ter/exports/*",
                    }],
                },
                "trustPolicy": {
                    "Version": "2012-10-17",
                    "Statement": [{
                        "Effect": "Allow",
                        "Principal": {"AWS": "{{M3TER_PRINCIPAL}}"},
                        "Action": "sts:AssumeRole",
                    }],
                },
                "principalPlaceholder": "{{M3TER_PRINCIPAL}}",
                "guide": guide,
            },
        })
    );
}

#[test]
fn an_update_of_gcs() {
    let body = gcs(&json!({
        "version": 41,
        "partitionOrder": "TYPE_FIRST",
        "serviceAccountEmail": "exports@acme-prod.iam.gserviceaccount.com",
        "iamRoleArn": "arn:aws:iam::922609978421:role/of-the-other-kind",
    }));
    let preview = ready(&body, &UPDATE);
    let url = format!("https://api.m3ter.com/organizations/{ORG_ID}/dataexports/destinations/{ID}");
    assert_eq!(preview["request"]["method"], "PUT");
    assert_eq!(preview["request"]["url"], url);
    let curl = preview["request"]["curl"].as_str().expect("a text");
    assert!(curl.contains(&format!("--request PUT '{url}'")), "{curl}");

    let entity = &preview["response"]["body"];
    assert_eq!(
        (&entity["id"], &entity["version"]),
        (&json!(ID), &json!(42))
    );
    assert_eq!(entity["partitionOrder"], "TYPE_FIRST");
    assert_eq!(entity["providerId"], "m3ter-provider");
    assert!(entity.get("iamRoleArn").is_none() && entity.get("prefix").is_none());

    for (index, data) in ["measurements", "account"].iter().enumerate() {
        let file = &preview["objectKeys"]["files"][index];
        let key = format!(
            "orgId={ORG_ID}/type={data}/date=2025-01-27/hour=10/00000000-0000-4000-8000-00000000000{}_{data}.csv.gz",
            index + 1
        );
        assert_eq!(file["uri"], format!("gs://acme-billing-exports/{key}"));
        assert_eq!(file["key"], key);
    }

    let pool = "//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/m3ter-pool";
    assert_eq!(
        preview["access"]["audience"],
        format!("{pool}/providers/m3ter-provider")
    );
    assert_eq!(
        preview["access"]["commands"],
        format!(
            r#"gcloud iam service-accounts add-iam-policy-binding 'exports@acme-prod.iam.gserviceaccount.com' \
  --member='principal:{pool}/subject/'"${{M3TER_SUBJECT:?is in the guide}}" \
  --role=roles/iam.workloadIdentityUser
gcloud storage buckets add-iam-policy-binding 'gs://acme-billing-exports' \
  --member='serviceAccount:exports@acme-prod.iam.gserviceaccount.com' \
  --role=roles/storage.objectCreator"#
        )
    );
    assert_eq!(
        preview["access"]["principalPlaceholder"],
        "${M3TER_SUBJECT:?is in the guide}"
    );
}

#[test]
fn gcs_without_a_service_account_lets_the_principal_in_itself() {
    let direct = r#"gcloud storage buckets add-iam-policy-binding 'gs://acme-billing-exports' \
  --member='principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/m3ter-pool/subject/'"${M3TER_SUBJECT:?is in the guide}" \
  --role=roles/storage.objectCreator"#;
    for members in [json!({}), json!({"serviceAccountEmail": ""})] {
        assert_eq!(ready(&gcs(&members), &CREATE)["access"]["commands"], direct);
    }
}

/// Of a preview of S3, the usage file's key with its bytes, and what the role may write to.
fn place(members: &Value, options: &PreviewOptions) -> (String, usize, String) {
    let preview = preview(&s3(members), options);
    let keys = preview.object_keys.expect("keys");
    let file = keys
        .files
        .into_iter()
        .find(|file| file.kind == FileKind::Usage);
    let file = file.expect("a file of usage data");
    let Some(Access::S3 {
        permission_policy, ..
    }) = preview.access
    else {
        panic!("access to S3");
    };
    let [statement] = permission_policy.statement;
    (
        file.key,
        file.bytes,
        statement.resource.expect("a resource"),
    )
}

#[test]
fn usage_files_need_142_bytes_behind_the_prefix() {
    for (prefix, bytes) in [("a", 1), ("é😀", 6), ("a/b", 3), ("/", 1), ("a/", 2)] {
        let (key, found, _) = place(&json!({"prefix": prefix}), &CREATE);
        assert_eq!((found, key.len()), (bytes + 142, bytes + 142), "{prefix}");
        assert!(
            key.starts_with(&format!("{prefix}/orgId={ORG_ID}/")),
            "{key}"
        );
    }
    for members in [json!({}), json!({"prefix": ""})] {
        let (key, bytes, _) = place(&members, &CREATE);
        assert_eq!(bytes, 141);
        assert!(key.starts_with("orgId="), "{key}");
    }
}

#[test]
fn a_key_is_too_long_where_the_advice_says_so() {
    let is_warned = |preview: &Preview| {
        let reasons = preview
            .report
            .issues
            .iter()
            .filter_map(|issue| issue.reason);
        reasons
            .into_iter()
            .any(|reason| reason == Reason::TooLongForKey)
    };
    for (length, is_too_long) in [(882, false), (883, true)] {
        let preview = preview(&s3(&json!({"prefix": "p".repeat(length)})), &CREATE);
        assert_eq!(is_warned(&preview), is_too_long);
        let keys = preview.object_keys.expect("keys");
        assert_eq!(keys.files[0].bytes > keys.max_bytes, is_too_long);
    }
}

#[test]
fn the_role_may_write_where_the_files_land_and_nowhere_else() {
    for (bucket, members, resource) in [
        ("acme", json!({}), "acme/*"),
        ("acme", json!({"prefix": ""}), "acme/*"),
        ("acme", json!({"prefix": "a/b"}), "acme/a/b/*"),
        ("acme", json!({"prefix": "a/"}), "acme/a//*"),
        (
            "acme",
            json!({"prefix": "a*?${aws:username}$"}),
            "acme/a${*}${?}${$}{aws:username}${$}/*",
        ),
        ("***", json!({}), "${*}${*}${*}/*"),
    ] {
        let mut members = members;
        members["bucketName"] = bucket.into();
        let (key, _, found) = place(&members, &CREATE);
        assert_eq!(found, format!("arn:aws:s3:::{resource}"));
        // What IAM makes of it: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
        let literal = found
            .replace("${*}", "*")
            .replace("${?}", "?")
            .replace("${$}", "$");
        let folder = literal.strip_suffix('*').expect("a wildcard at its end");
        assert!(
            format!("arn:aws:s3:::{bucket}/{key}").starts_with(folder),
            "{folder}"
        );
    }
}

#[test]
fn the_default_order_is_by_time() {
    for (order, expected) in [
        (json!({}), PartitionOrder::TimeFirst),
        (json!({"partitionOrder": null}), PartitionOrder::TimeFirst),
        (
            json!({"partitionOrder": "TIME_FIRST"}),
            PartitionOrder::TimeFirst,
        ),
        (
            json!({"partitionOrder": "TYPE_FIRST"}),
            PartitionOrder::TypeFirst,
        ),
    ] {
        let preview = ready(&s3(&order), &CREATE);
        assert_eq!(preview["objectKeys"]["partitionOrder"], expected.as_str());
        assert_eq!(
            preview["response"]["body"]["partitionOrder"],
            expected.as_str()
        );
        let key = preview["objectKeys"]["files"][1]["key"]
            .as_str()
            .expect("a text");
        assert_eq!(
            key.find("/type=") > key.find("/date="),
            expected == PartitionOrder::TimeFirst
        );
    }
}

#[test]
fn slashes_at_the_end_of_the_base_do_not_count() {
    for base_url in ["http://127.0.0.1:8080/api", "http://127.0.0.1:8080/api///"] {
        let request = preview(&s3(&json!({})), &PreviewOptions { base_url, ..CREATE })
            .request
            .expect("a request");
        assert!(
            request
                .url
                .starts_with("http://127.0.0.1:8080/api/organizations/"),
            "{}",
            request.url
        );
        assert!(
            request
                .token_curl
                .contains(" 'http://127.0.0.1:8080/api/oauth/token' "),
            "{}",
            request.token_curl
        );
    }
}

#[test]
fn what_no_argument_holds_and_what_a_terminal_takes_for_keys_goes_through_a_pipe() {
    let curl = |body: &str| preview(body, &CREATE).request.expect("a request").curl;
    let short = s3(&json!({"more": ""}));
    for (more, is_piped) in [
        ("x".repeat(100_000 - short.len()), false),
        ("x".repeat(100_001 - short.len()), true),
        ("\u{7f}".to_owned(), true),
        ("\u{85}".to_owned(), true),
        ("\u{a0}\u{2028}\u{202e}\\t\\u007f".to_owned(), false),
    ] {
        // Raw, where `serde_json` might write an escape.
        let body = short.replace("\"more\":\"", &["\"more\":\"", &more].concat());
        let curl = curl(&body);
        let ends = if is_piped {
            "--data-binary @-".to_owned()
        } else {
            format!("--data-raw '{body}'")
        };
        assert!(curl.ends_with(&ends), "{curl:.300}");
        assert_eq!(curl.starts_with("printf '%b' '"), is_piped, "{curl:.300}");
    }
    let piped = curl(&short.replace("\"more\":\"", "\"more\":\"it's \u{7f}\u{9b}\\n%s"));
    assert!(
        piped.contains(r#""more":"it'\''s \0177\0302\0233\\n%s","#),
        "{piped}"
    );
}

#[test]
fn ids_have_to_be_uuids() {
    let issues = |options: &PreviewOptions| {
        let preview = preview(&s3(&json!({"version": 1})), options);
        let parts = [
            preview.request.is_some(),
            preview.response.is_some(),
            preview.object_keys.is_some(),
            preview.access.is_some(),
        ];
        assert_eq!(
            parts,
            [preview.option_issues.is_empty() && preview.report.valid; 4]
        );
        let issues = preview.option_issues.into_iter();
        issues
            .map(|issue| (issue.path[0].to_string(), issue.code, issue.to_string()))
            .collect::<Vec<_>>()
    };
    let missing = "is missing; the URL of the request needs it";
    let issue = |path: &str, code, message: &str| (path.to_owned(), code, message.to_owned());
    assert_eq!(issues(&UPDATE), []);
    assert_eq!(
        issues(&PreviewOptions { id: None, ..UPDATE }),
        [issue("id", Code::Required, missing)]
    );
    assert_eq!(
        issues(&PreviewOptions {
            id: Some("7"),
            org_id: "",
            ..UPDATE
        }),
        [
            issue("orgId", Code::Required, missing),
            issue("id", Code::Format, "`7` is not a UUID")
        ]
    );
    // A create has no use for it.
    assert_eq!(
        issues(&PreviewOptions {
            id: Some("7"),
            ..CREATE
        }),
        []
    );
    let upper = ORG_ID.to_uppercase();
    assert_eq!(
        issues(&PreviewOptions {
            org_id: &upper,
            ..CREATE
        }),
        []
    );
    for org_id in [
        &format!(" {ORG_ID}"),
        "../../x",
        "'; rm -rf / #",
        &"é".repeat(100_000),
    ] {
        let found = issues(&PreviewOptions { org_id, ..CREATE });
        assert_eq!(found.len(), 1, "{org_id}");
        assert!(found[0].2.len() < 200, "{}", found[0].2);
    }
}

#[test]
fn while_there_is_an_error_there_are_issues_alone() {
    let mut good = s3(&json!({}));
    for body in [
        "",
        "{",
        "[]",
        "{}",
        &s3(&json!({"version": 1})),
        &s3(&json!({"code": " "})),
    ] {
        let preview = preview(body, &CREATE);
        assert!(!preview.report.valid);
        let value = serde_json::to_value(preview).expect("plain data");
        for name in ["request", "response", "objectKeys", "access"] {
            assert!(value[name].is_null(), "{body}: {name}");
        }
    }
    let stale = preview(
        &s3(&json!({"version": 2})),
        &PreviewOptions {
            current_version: Some(3),
            ..UPDATE
        },
    );
    assert_eq!(
        (stale.report.issues[0].code, stale.request),
        (Code::VersionConflict, None)
    );
    let bytes = preview_bytes(
        b"{\"a\":\"\xff\"}",
        &PreviewOptions {
            org_id: "",
            ..CREATE
        },
    );
    assert_eq!(bytes.report.issues[0].reason, Some(Reason::NotUtf8));
    assert_eq!((bytes.option_issues.len(), bytes.access), (1, None));
    good.insert(0, '\n');
    assert_eq!(
        preview_bytes(good.as_bytes(), &CREATE),
        preview(&good, &CREATE)
    );
}

#[test]
fn versions_are_as_exact_as_javascript() {
    for (sent, answered) in [
        ("1", json!(2)),
        ("1e2", json!(101)),
        ("9007199254740990", json!(9_007_199_254_740_991_i64)),
        ("9007199254740991", Value::Null),
        ("9223372036854775807", Value::Null),
    ] {
        let body = s3(&json!({})).replacen('{', &format!("{{\"version\":{sent},"), 1);
        let preview = preview(&body, &UPDATE);
        check_response(&body, &UPDATE, &preview);
        let entity =
            serde_json::to_value(preview.response.expect("a response").body).expect("plain data");
        assert_eq!(
            entity.get("version").cloned().unwrap_or_default(),
            answered,
            "{sent}"
        );
    }
}

#[test]
fn moments_out_of_reach_are_the_nearest_in_reach() {
    for (now, expected) in [
        (i64::MIN, "0000-01-01T00:00:00.000Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (i64::MAX, "9999-12-31T23:59:59.999Z"),
    ] {
        let preview = preview(&s3(&json!({})), &PreviewOptions { now, ..CREATE });
        check_response(&s3(&json!({})), &CREATE, &preview);
        let value = serde_json::to_value(preview).expect("plain data");
        assert_eq!(value["response"]["body"]["dtCreated"], expected);
        let key = value["objectKeys"]["files"][0]["key"]
            .as_str()
            .expect("a text");
        assert!(
            key.contains(&format!(
                "/date={}/hour={}/",
                &expected[..10],
                &expected[11..13]
            )),
            "{key}"
        );
    }
}

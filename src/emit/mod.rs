//! The table for other readers: a JSON Schema, TypeScript declarations, tables in Markdown, the rules of SARIF. What these write is checked in;
//! `tests/generated.rs` tells when it is stale, and `npm run update` rewrites it.

mod json_schema;
mod markdown;
mod pretty;
mod rules;
mod sarif_rules;
mod typescript;
mod words;

pub use json_schema::json_schema;
pub use markdown::field_table;
pub use rules::rules;
pub use sarif_rules::sarif_rules;
pub use typescript::typescript;
pub use words::words;

//! The table for other readers: JSON Schema, TypeScript, Markdown. What these write is checked in; a test tells when it is
//! stale.

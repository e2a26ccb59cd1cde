//! The stable names of issues: severity, impact, code, reason.

use serde::{Serialize, Serializer};
use std::fmt;

/// An enum whose variants have stable names in `snake_case` and a sentence of documentation.
macro_rules! names {
    ($(#[$doc:meta])* $enum:ident { $(#[doc = $variant_doc:literal] $variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $enum {
            $(#[doc = $variant_doc] $variant,)*
        }

        impl $enum {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the stable name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// Returns what it stands for, in a sentence.
            #[cfg(not(target_arch = "wasm32"))]
            #[must_use]
            pub const fn documentation(self) -> &'static str {
                match self {
                    $(Self::$variant => $variant_doc.trim_ascii(),)*
                }
            }
        }

        impl fmt::Display for $enum {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl Serialize for $enum {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                // As the name of a variant, which serde-wasm-bindgen converts to a JavaScript string only once.
                serializer.serialize_unit_variant(stringify!($enum), *self as u32, self.as_str())
            }
        }
    };
}

names! {
    /// Whether the body breaks the contract.
    Severity {
        /// The body breaks the contract.
        Error = "error",
        /// The contract allows it, but something is probably not as intended.
        Warning = "warning",
    }
}

names! {
    /// What happens if a warning is ignored.
    Impact {
        /// The cloud refuses the export: there is no such bucket, role, pool, provider or account, or it cannot be used.
        ExportFails = "export_fails",
        /// The files land in an unexpected place, or a field has no effect.
        WrongPlace = "wrong_place",
        /// No failure is known, but the body is probably not as intended, or will confuse somebody.
        Advice = "advice",
    }
}

names! {
    /// What kind of issue it is.
    Code {
        /// The text is not JSON.
        Syntax = "syntax",
        /// `JSON.stringify` cannot serialize the value.
        NotSerializable = "not_serializable",
        /// The document is JSON, but not an object.
        NotAnObject = "not_an_object",
        /// The body is in a member of the document.
        Wrapped = "wrapped",
        /// A required member is missing.
        Required = "required",
        /// The value has another type.
        Type = "type",
        /// The string is too short.
        TooShort = "too_short",
        /// The string is too long.
        TooLong = "too_long",
        /// The string is not one of the allowed ones.
        Choice = "choice",
        /// The string does not follow the field's grammar.
        Format = "format",
        /// A create has a version.
        VersionOnCreate = "version_on_create",
        /// The version is not the expected one.
        VersionConflict = "version_conflict",
        /// The destination type is missing and was inferred.
        DestinationTypeMissing = "destination_type_missing",
        /// The field belongs to the other destination type.
        ForeignField = "foreign_field",
        /// The API has no such field.
        UnknownField = "unknown_field",
        /// A field of m3ter's responses, which a request does not have.
        ResponseField = "response_field",
        /// A later member has the same name and wins.
        DuplicateMember = "duplicate_member",
        /// A name with a placeholder, an invisible character, or spaces around it.
        Name = "name",
        /// A code with a placeholder or an invisible character.
        Code = "code",
        /// A name that no new S3 bucket can have.
        S3BucketName = "s3_bucket_name",
        /// A name that no Google Cloud Storage bucket can have.
        GcsBucketName = "gcs_bucket_name",
        /// A role that IAM cannot have, or that m3ter cannot assume.
        IamRole = "iam_role",
        /// Not the number of a Google Cloud project.
        ProjectNumber = "project_number",
        /// Not the ID of a workload identity pool.
        WorkloadIdentityPool = "workload_identity_pool",
        /// Not the ID of a workload identity provider.
        WorkloadIdentityProvider = "workload_identity_provider",
        /// Not the email address of a service account.
        ServiceAccountEmail = "service_account_email",
        /// A prefix that puts the files in an unexpected place.
        Prefix = "prefix",
    }
}

names! {
    /// The detail within the code.
    Reason {
        // Syntax.
        /// The text ends too early.
        UnexpectedEnd = "unexpected_end",
        /// A character that JSON does not allow there.
        UnexpectedCharacter = "unexpected_character",
        /// A comma with nothing after it.
        TrailingComma = "trailing_comma",
        /// No comma between two members or elements.
        MissingComma = "missing_comma",
        /// Single quotes instead of double quotes.
        SingleQuotes = "single_quotes",
        /// A comment.
        Comment = "comment",
        /// A member name without quotes.
        UnquotedName = "unquoted_name",
        /// A word that JSON does not have.
        BadLiteral = "bad_literal",
        /// A control character: unescaped in a JSON string, or in a field that allows none.
        ControlCharacter = "control_character",
        /// A backslash and a character that is not an escape of JSON.
        BadEscape = "bad_escape",
        /// Not a JSON number.
        BadNumber = "bad_number",
        /// Bytes that are not UTF-8.
        NotUtf8 = "not_utf8",
        /// A byte order mark before the text.
        ByteOrderMark = "byte_order_mark",
        /// Text after the document.
        TrailingText = "trailing_text",
        /// A curly quote in place of a straight one.
        CurlyQuote = "curly_quote",
        /// Quotes around the document, as in a shell command.
        ShellQuotes = "shell_quotes",
        /// A Markdown code fence around the document.
        CodeFence = "code_fence",
        /// `...` in place of a part of the document.
        Ellipsis = "ellipsis",
        /// An HTML entity in place of a character.
        HtmlEntity = "html_entity",
        /// Quotes with a backslash outside a string.
        EscapedQuotes = "escaped_quotes",
        /// Nesting over 128 deep.
        TooDeep = "too_deep",
        /// More text than fits in memory.
        TooLarge = "too_large",

        // Documents that contain a body.
        /// The body as JSON text in a string.
        EncodedTwice = "encoded_twice",
        /// The body as the only element of an array.
        InArray = "in_array",

        // Values without JSON text.
        /// An object that contains itself.
        Cycle = "cycle",
        /// A `BigInt`.
        BigInt = "big_int",
        /// A getter, a `toJSON` or a proxy's trap threw.
        Threw = "threw",

        // Formats.
        /// A space at the start.
        LeadingSpace = "leading_space",
        /// A space at the end.
        TrailingSpace = "trailing_space",
        /// Leading or trailing spaces.
        SurroundingWhitespace = "surrounding_whitespace",
        /// Quotes around the value.
        Quoted = "quoted",
        /// Not an ARN.
        NotAnArn = "not_an_arn",
        /// A partition other than `aws`.
        Partition = "partition",
        /// A service other than `iam`.
        Service = "service",
        /// A region in an ARN that has none.
        Region = "region",
        /// No account ID, or one that is not digits only.
        AccountId = "account_id",
        /// A resource that is not a role.
        Resource = "resource",
        /// A session of a role.
        AssumedRole = "assumed_role",
        /// A colon is missing: after a member name, or in an ARN.
        MissingColon = "missing_colon",
        /// A string without one of its two quotes.
        MissingQuote = "missing_quote",
        /// A line break.
        LineBreak = "line_break",
        /// A lone surrogate, which UTF-8 cannot encode.
        LoneSurrogate = "lone_surrogate",

        // Advice; some of the reasons above are used in advice too.
        /// An ARN where a name is expected.
        LooksLikeArn = "looks_like_arn",
        /// A character that is not visible.
        InvisibleCharacter = "invisible_character",
        /// A URL where a name is expected.
        LooksLikeUrl = "looks_like_url",
        /// A resource name where a part of it is expected.
        LooksLikeResource = "looks_like_resource",
        /// A slash in a bucket name.
        HasPath = "has_path",
        /// Uppercase letters.
        Uppercase = "uppercase",
        /// A character that the cloud does not allow there.
        Characters = "characters",
        /// A first or last character that the cloud does not allow there.
        Edge = "edge",
        /// Two periods in a row.
        AdjacentPeriods = "adjacent_periods",
        /// An IPv4 address.
        IpAddress = "ip_address",
        /// A prefix that the cloud reserves.
        ReservedPrefix = "reserved_prefix",
        /// A suffix that the cloud reserves.
        ReservedSuffix = "reserved_suffix",
        /// The suffix of an account-regional bucket name, without the rest of its form.
        AccountRegionalSuffix = "account_regional_suffix",
        /// The prefix `goog`.
        GoogPrefix = "goog_prefix",
        /// `google`, or a close misspelling.
        GoogleWord = "google_word",
        /// An empty string where the member is better left out.
        Empty = "empty",
        /// A slash at the start.
        LeadingSlash = "leading_slash",
        /// A slash at the end.
        TrailingSlash = "trailing_slash",
        /// Two slashes in a row.
        DoubleSlash = "double_slash",
        /// `.` or `..` as a folder.
        RelativeSegment = "relative_segment",
        /// A backslash.
        Backslash = "backslash",
        /// Characters that the cloud advises against.
        AvoidedCharacters = "avoided_characters",
        /// Too long for an object key.
        TooLongForKey = "too_long_for_key",
        /// A placeholder of a template that nothing replaced.
        Placeholder = "placeholder",
        /// A key that Google Cloud Storage reserves.
        ReservedByGcs = "reserved_by_gcs",
        /// An account ID without 12 digits.
        AccountIdLength = "account_id_length",
        /// No role name.
        RoleNameMissing = "role_name_missing",
        /// A role name that is too long.
        RoleNameLength = "role_name_length",
        /// A character that a role name cannot have.
        RoleNameCharacters = "role_name_characters",
        /// A path that a role cannot have.
        Path = "path",
        /// A role that AWS created for itself.
        AwsReserved = "aws_reserved",
        /// A service-linked role.
        ServiceLinked = "service_linked",
        /// A number with a decimal point or an exponent.
        Float = "float",
        /// Not digits only.
        NotDigits = "not_digits",
        /// Too long or too short.
        Length = "length",
        /// A zero at the start.
        LeadingZero = "leading_zero",
        /// Not an email address.
        NotAnEmail = "not_an_email",
        /// The email address of a person or a group.
        NotAServiceAccount = "not_a_service_account",
        /// An account name that no service account has.
        AccountForm = "account_form",
        /// A domain that no service account has.
        ProjectForm = "project_form",
    }
}

impl Code {
    /// Returns the severity: a code is always an error, or always a warning.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::Syntax
            | Self::NotSerializable
            | Self::NotAnObject
            | Self::Wrapped
            | Self::Required
            | Self::Type
            | Self::TooShort
            | Self::TooLong
            | Self::Choice
            | Self::Format
            | Self::VersionOnCreate
            | Self::VersionConflict => Severity::Error,
            Self::DestinationTypeMissing
            | Self::ForeignField
            | Self::UnknownField
            | Self::ResponseField
            | Self::DuplicateMember
            | Self::Name
            | Self::Code
            | Self::S3BucketName
            | Self::GcsBucketName
            | Self::IamRole
            | Self::ProjectNumber
            | Self::WorkloadIdentityPool
            | Self::WorkloadIdentityProvider
            | Self::ServiceAccountEmail
            | Self::Prefix => Severity::Warning,
        }
    }
}

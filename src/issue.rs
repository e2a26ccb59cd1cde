//! An issue as data: severity, code, reason, path, parameters, place, fix. The sentence for it is made in `message.rs`.

use crate::data::{Data, Params};
use crate::message::{self, excerpt};
use crate::path::{Path, pointer};
use crate::position::Range;
use crate::text::line;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::borrow::Cow;
use std::fmt;

/// An enum whose variants have stable names in `snake_case`.
macro_rules! names {
    ($(#[$doc:meta])* $enum:ident { $(#[doc = $variant_doc:literal] $variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $enum {
            $(#[doc = $variant_doc] $variant,)*
        }

        impl $enum {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// All names, a line each: for the WebAssembly less than a table of as many texts.
            pub(crate) const NAMES: &'static str = concat!($($name, "\n",)*);

            /// The stable name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                line(Self::NAMES, self as usize)
            }

            /// What it stands for, in a sentence.
            #[cfg(not(target_arch = "wasm32"))]
            #[must_use]
            pub const fn doc(self) -> &'static str {
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
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

names! {
    /// How bad it is.
    Severity {
        /// m3ter refuses the body.
        Error = "error",
        /// m3ter accepts the body, and something is probably not as meant.
        Warning = "warning",
    }
}

names! {
    /// What kind of issue it is.
    Code {
        /// The text is not JSON.
        Syntax = "syntax",
        /// The value is not one that `JSON.stringify` makes a text of.
        NotSerializable = "not_serializable",
        /// The document is JSON, and not an object.
        NotAnObject = "not_an_object",
        /// A member is missing.
        Required = "required",
        /// The value is of another type.
        Type = "type",
        /// The string is too short.
        TooShort = "too_short",
        /// The string is too long.
        TooLong = "too_long",
        /// The string is none of the few allowed.
        Choice = "choice",
        /// The string does not follow the field's grammar.
        Format = "format",
        /// A create carries a version.
        VersionOnCreate = "version_on_create",
        /// The version is not the one it has to be.
        VersionConflict = "version_conflict",
        /// The kind of destination had to be inferred.
        DestinationTypeMissing = "destination_type_missing",
        /// The field belongs to the other kind of destination.
        ForeignField = "foreign_field",
        /// The contract knows no such field.
        UnknownField = "unknown_field",
        /// A later member has the same name, and wins.
        DuplicateMember = "duplicate_member",
        /// The destination's name.
        Name = "name",
        /// The name of a bucket that S3 does not have.
        S3BucketName = "s3_bucket_name",
        /// The name of a bucket that Google Cloud Storage does not have.
        GcsBucketName = "gcs_bucket_name",
        /// A role that IAM does not have, or that nobody can assume.
        IamRole = "iam_role",
        /// Not the number of a Google Cloud project.
        ProjectNumber = "project_number",
        /// Not the id of a workload identity pool.
        WorkloadIdentityPool = "workload_identity_pool",
        /// Not the id of a provider in a workload identity pool.
        WorkloadIdentityProvider = "workload_identity_provider",
        /// Not the address of a service account.
        ServiceAccountEmail = "service_account_email",
        /// A prefix that puts the files where nobody meant them.
        Prefix = "prefix",
    }
}

impl Code {
    /// An error or a warning: a code is always the one or the other.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::Syntax
            | Self::NotSerializable
            | Self::NotAnObject
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
            | Self::DuplicateMember
            | Self::Name
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

names! {
    /// The detail within a code.
    Reason {
        // The reader's.
        /// The text ends too early.
        UnexpectedEnd = "unexpected_end",
        /// Something stands where it cannot.
        UnexpectedCharacter = "unexpected_character",
        /// A comma with nothing behind it.
        TrailingComma = "trailing_comma",
        /// No comma between two members or elements.
        MissingComma = "missing_comma",
        /// Single quotes.
        SingleQuotes = "single_quotes",
        /// A comment.
        Comment = "comment",
        /// A member's name without quotes.
        UnquotedName = "unquoted_name",
        /// A bare word that JSON does not know.
        BadLiteral = "bad_literal",
        /// A control character: raw in JSON's string, or in a field that allows none.
        ControlCharacter = "control_character",
        /// A backslash followed by what JSON does not know.
        BadEscape = "bad_escape",
        /// Nearly a number.
        BadNumber = "bad_number",
        /// Bytes that are not UTF-8.
        NotUtf8 = "not_utf8",
        /// A byte order mark before the text.
        ByteOrderMark = "byte_order_mark",
        /// Something behind the document's end.
        TrailingText = "trailing_text",
        /// Nesting over 128 deep.
        TooDeep = "too_deep",
        /// More text than there is memory for.
        TooLarge = "too_large",

        // Of values that are no text.
        /// An object that holds itself.
        Cycle = "cycle",
        /// A `BigInt`.
        BigInt = "big_int",
        /// A getter, a `toJSON` or a proxy's trap threw.
        Threw = "threw",

        // The grammars'.
        /// A space at the start.
        LeadingSpace = "leading_space",
        /// A space at the end.
        TrailingSpace = "trailing_space",
        /// Blanks at the edges.
        SurroundingWhitespace = "surrounding_whitespace",
        /// Not the ARN of anything.
        NotAnArn = "not_an_arn",
        /// A partition other than `aws`.
        Partition = "partition",
        /// A service other than `iam`.
        Service = "service",
        /// A region, where there must be none.
        Region = "region",
        /// No account id, or one that is not digits.
        AccountId = "account_id",
        /// A resource that is not a role.
        Resource = "resource",
        /// A session of a role.
        AssumedRole = "assumed_role",
        /// A colon is missing.
        MissingColon = "missing_colon",
        /// A line break inside.
        LineBreak = "line_break",
        /// Half a surrogate pair, which UTF-8 cannot carry.
        LoneSurrogate = "lone_surrogate",

        // The cloud's; `SurroundingWhitespace` and `ControlCharacter` are the cloud's too.
        /// An ARN where a name is expected.
        LooksLikeArn = "looks_like_arn",
        /// A URL where a name is expected.
        LooksLikeUrl = "looks_like_url",
        /// The name of a resource where a part of it is expected.
        LooksLikeResource = "looks_like_resource",
        /// A slash in a bucket's name.
        HasPath = "has_path",
        /// Capital letters.
        Uppercase = "uppercase",
        /// A character that the cloud does not allow there.
        Characters = "characters",
        /// A mark at an edge.
        Edge = "edge",
        /// Periods side by side.
        AdjacentPeriods = "adjacent_periods",
        /// An IPv4 address.
        IpAddress = "ip_address",
        /// A beginning that the cloud keeps for itself.
        ReservedPrefix = "reserved_prefix",
        /// An end that the cloud keeps for itself.
        ReservedSuffix = "reserved_suffix",
        /// The end of an account-regional bucket's name, without what goes before it.
        AccountRegionalSuffix = "account_regional_suffix",
        /// The beginning `goog`.
        GoogPrefix = "goog_prefix",
        /// `google`, or nearly.
        GoogleWord = "google_word",
        /// An empty string, where it is better to leave the member out.
        Empty = "empty",
        /// A slash at the beginning.
        LeadingSlash = "leading_slash",
        /// A slash at the end.
        TrailingSlash = "trailing_slash",
        /// Slashes side by side.
        DoubleSlash = "double_slash",
        /// `.` or `..` as a folder.
        RelativeSegment = "relative_segment",
        /// A backslash.
        Backslash = "backslash",
        /// Characters that many tools choke on.
        AvoidedCharacters = "avoided_characters",
        /// So long that no key has room for it.
        TooLongForKey = "too_long_for_key",
        /// What a template has in the place of a value.
        Placeholder = "placeholder",
        /// What Google Cloud Storage keeps for itself.
        ReservedByGcs = "reserved_by_gcs",
        /// An account id without 12 digits.
        AccountIdLength = "account_id_length",
        /// No role's name.
        RoleNameMissing = "role_name_missing",
        /// A role's name that is too long.
        RoleNameLength = "role_name_length",
        /// A character that no role's name has.
        RoleNameCharacters = "role_name_characters",
        /// A role's path that is too long, or holds what no path does.
        Path = "path",
        /// A role that is linked to a service.
        ServiceLinked = "service_linked",
        /// Anything else but digits.
        NotDigits = "not_digits",
        /// Too long, or too short.
        Length = "length",
        /// A zero at the beginning.
        LeadingZero = "leading_zero",
        /// Not an e-mail address.
        NotAnEmail = "not_an_email",
        /// The e-mail address of a person or a group.
        NotAServiceAccount = "not_a_service_account",
        /// An account's name that no service account has.
        AccountForm = "account_form",
        /// A domain that no service account has.
        ProjectForm = "project_form",
    }
}

/// One thing that is wrong, or probably not as meant. It displays as its message, which reads after the field's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What kind of issue it is.
    pub code: Code,
    /// The detail within the code.
    pub reason: Option<Reason>,
    /// The member that it is about; empty for the document.
    pub path: Path,
    /// What the message is made of.
    pub params: Params,
    /// Its place in the text, when there is a text.
    pub range: Option<Range>,
    /// What to do about it, when that is plain.
    pub fix: Option<Fix>,
}

/// Kept out of line: many places call these, and no valid body does.
impl Issue {
    /// An issue on a member of the document.
    #[inline(never)]
    pub(crate) fn at(name: Cow<'static, str>, code: Code) -> Self {
        Self {
            path: Path(Some(name)),
            ..Self::document(code)
        }
    }

    /// An issue on the document itself.
    #[inline(never)]
    pub(crate) fn document(code: Code) -> Self {
        Self {
            code,
            reason: None,
            path: Path::default(),
            params: Params::default(),
            range: None,
            fix: None,
        }
    }

    /// With a word of ours.
    #[inline(never)]
    pub(crate) fn word(&mut self, name: &'static str, word: &'static str) {
        self.params.push(name, word);
    }

    /// With a part of what people typed, cut when it is long.
    #[inline(never)]
    pub(crate) fn text(&mut self, name: &'static str, text: &str) {
        self.params.push(name, excerpt(text));
    }

    #[inline(never)]
    pub(crate) fn number(&mut self, name: &'static str, number: i64) {
        self.params.push(name, number);
    }

    pub(crate) fn count(&mut self, name: &'static str, count: usize) {
        self.number(name, i64::try_from(count).unwrap_or(i64::MAX));
    }

    #[inline(never)]
    pub(crate) fn character(&mut self, name: &'static str, character: char) {
        self.params.push(name, character);
    }

    /// With numbers, if a condition holds; then that it does.
    #[inline(never)]
    pub(crate) fn when(&mut self, condition: bool, counts: &[(&'static str, usize)]) -> bool {
        if condition {
            for &(name, count) in counts {
                self.count(name, count);
            }
        }
        condition
    }

    /// With a text, if there is one; then that there is.
    #[inline(never)]
    pub(crate) fn when_some(&mut self, name: &'static str, text: Option<&str>) -> bool {
        if let Some(text) = text {
            self.text(name, text);
        }
        text.is_some()
    }

    /// With the fix that sets the member to a text.
    #[inline(never)]
    pub(crate) fn replace(&mut self, text: &str) {
        let (name, value) = (self.name(), text.to_owned().into());
        self.fix(PatchOperation::Replace { name, value });
    }

    /// With the fix that sets the member to a version, if one is known that a double holds.
    pub(crate) fn offer_version(&mut self, version: Option<i64>) {
        let Some(value @ Data::Integer(1..)) = version.map(Data::from) else {
            return;
        };
        let name = self.name();
        self.fix(if self.code == Code::Required {
            PatchOperation::Add { name, value }
        } else {
            PatchOperation::Replace { name, value }
        });
    }

    /// With the fix that takes the member out.
    #[inline(never)]
    pub(crate) fn remove(&mut self) {
        let name = self.name();
        self.fix(PatchOperation::Remove { name });
    }

    /// With the fix that sets a member that is not there.
    #[inline(never)]
    pub(crate) fn add(&mut self, name: &'static str, value: Data) {
        let name = Cow::Borrowed(name);
        self.fix(PatchOperation::Add { name, value });
    }

    /// With the fix that renames the member.
    #[inline(never)]
    pub(crate) fn rename(&mut self, to: &'static str) {
        let (from, name) = (self.name(), Cow::Borrowed(to));
        self.fix(PatchOperation::Move { from, name });
    }

    fn name(&self) -> Cow<'static, str> {
        self.path.0.clone().unwrap_or_default()
    }

    fn fix(&mut self, operation: PatchOperation) {
        self.fix
            .get_or_insert_with(|| Fix { patch: Vec::new() })
            .patch
            .push(operation);
    }

    /// An error or a warning.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&message::sentence(self))
    }
}

impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Issue", 8)?;
        object.serialize_field("severity", self.severity().as_str())?;
        object.serialize_field("code", self.code.as_str())?;
        if let Some(reason) = self.reason {
            object.serialize_field("reason", reason.as_str())?;
        }
        object.serialize_field("path", &self.path)?;
        object.serialize_field("message", &*message::sentence(self))?;
        object.serialize_field("params", &self.params)?;
        if let Some(range) = &self.range {
            object.serialize_field("range", range)?;
        }
        if let Some(fix) = &self.fix {
            object.serialize_field("fix", fix)?;
        }
        object.end()
    }
}

/// A change that makes its issue go away and brings no new error. It displays as its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The change as a JSON Patch, RFC 6902.
    pub patch: Vec<PatchOperation>,
}

impl fmt::Display for Fix {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&message::title(self))
    }
}

impl Serialize for Fix {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Fix", 2)?;
        object.serialize_field("title", &*message::title(self))?;
        object.serialize_field("patch", &self.patch)?;
        object.end()
    }
}

/// An operation of RFC 6902 on a member of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatchOperation {
    /// Sets a member that is not there.
    Add {
        /// The member's name.
        name: Cow<'static, str>,
        /// Its value.
        value: Data,
    },
    /// Takes a member out.
    Remove {
        /// The member's name.
        name: Cow<'static, str>,
    },
    /// Sets a member that is there.
    Replace {
        /// The member's name.
        name: Cow<'static, str>,
        /// Its new value.
        value: Data,
    },
    /// Renames a member.
    Move {
        /// The old name.
        from: Cow<'static, str>,
        /// The new name.
        name: Cow<'static, str>,
    },
}

impl PatchOperation {
    /// Its name, the member's former name or nothing, the member's name, and its value.
    pub(crate) fn parts(
        &self,
    ) -> (
        &'static str,
        &Cow<'static, str>,
        &Cow<'static, str>,
        Option<&Data>,
    ) {
        const NONE: &Cow<'static, str> = &Cow::Borrowed("");
        match self {
            Self::Add { name, value } => ("add", NONE, name, Some(value)),
            Self::Remove { name } => ("remove", NONE, name, None),
            Self::Replace { name, value } => ("replace", NONE, name, Some(value)),
            Self::Move { from, name } => ("move", from, name, None),
        }
    }
}

impl Serialize for PatchOperation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (op, from, name, value) = self.parts();
        let mut object = serializer.serialize_struct("PatchOperation", 3)?;
        object.serialize_field("op", op)?;
        if let Self::Move { .. } = self {
            object.serialize_field("from", &*pointer(from))?;
        }
        object.serialize_field("path", &*pointer(name))?;
        if let Some(value) = value {
            object.serialize_field("value", value)?;
        }
        object.end()
    }
}

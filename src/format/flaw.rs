//! Why a string does not follow its grammar.

/// What is wrong with a string, with the details that its message needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A control character, in a code.
    ControlCharacter {
        /// The first one.
        character: char,
    },
    /// A space at the start of a code.
    LeadingSpace,
    /// A space at the end of a code.
    TrailingSpace,
    /// Leading or trailing spaces around an ARN.
    SurroundingWhitespace,
    /// Quotes around an ARN.
    Quoted,
    /// A text that does not begin with `arn:`.
    NotAnArn,
    /// A colon is missing in an ARN.
    MissingColon,
    /// A partition other than `aws`.
    Partition {
        /// The partition.
        partition: String,
    },
    /// A service other than `iam`.
    Service {
        /// The service.
        service: String,
    },
    /// A region; the ARNs of roles have none.
    Region {
        /// The region.
        region: String,
    },
    /// No account ID, or one that is not digits only.
    AccountId {
        /// What is in its place; may be empty.
        account_id: String,
    },
    /// A resource other than a role.
    Resource {
        /// Its type, or the whole resource if it has none.
        resource: String,
        /// Its name.
        name: Option<String>,
    },
    /// A session of a role.
    AssumedRole {
        /// The role's name.
        role: String,
    },
    /// A line break in a role's name.
    LineBreak,
    /// A lone surrogate, which UTF-8 cannot encode.
    LoneSurrogate,
    /// Not a UUID.
    NotAUuid,
    /// Not a date and time.
    NotADateTime,
}

/// A flaw, and the text that was meant if there is only one reading.
pub(crate) struct Explanation {
    pub flaw: Flaw,
    pub meant: Option<String>,
    /// Whether the text that was meant is only the likely one.
    pub is_guess: bool,
}

impl From<Flaw> for Explanation {
    fn from(flaw: Flaw) -> Self {
        Self {
            flaw,
            meant: None,
            is_guess: false,
        }
    }
}

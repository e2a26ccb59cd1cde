//! What a rule is: a check with its reason, impact and documentation.

use crate::body::Body;
use crate::contract::{DestinationType, Field};
use crate::diagnostic::{Code, Impact, Param, Params, Reason};
use crate::report::Repair;
use std::borrow::Cow;

/// The rules about one subject, in the order in which they report.
pub struct RuleSet {
    /// The code of their warnings.
    pub code: Code,
    /// The rules.
    pub rules: &'static [Rule],
    /// Whether a value is so ordinary that no rule can have a finding. Leaving it out makes the check slower, never wrong.
    pub(crate) is_ordinary: Option<fn(&str) -> bool>,
}

/// One rule.
pub struct Rule {
    /// The reason of its warnings.
    pub reason: Reason,
    /// What happens if its warning is ignored.
    pub impact: Impact,
    /// Whether a finding makes the later rules pointless, since something else was pasted. Such a rule also runs on a value
    /// that is too long.
    pub is_exclusive: bool,
    /// Returns what is wrong with a value, if something is.
    pub(crate) check: fn(&RuleContext) -> Option<Box<Finding>>,
    /// The rule in words.
    pub documentation: RuleDocumentation,
}

/// A rule in words, for documents. The WebAssembly is built without it.
pub struct RuleDocumentation {
    #[cfg(not(target_arch = "wasm32"))]
    text: RuleText,
    #[cfg(not(target_arch = "wasm32"))]
    destination_type: Option<DestinationType>,
}

/// The words of [`RuleDocumentation`].
#[derive(Clone, Copy)]
pub struct RuleText {
    /// When the rule warns; reads after "Warns when".
    pub when: &'static str,
    /// Why it matters, in a sentence.
    pub why: &'static str,
    /// Where the cloud says so.
    pub source: &'static str,
    /// A value with a finding, as JSON text. `a×3` stands for `aaa`.
    pub bad: &'static str,
    /// A similar value without a finding.
    pub good: &'static str,
}

impl RuleDocumentation {
    #[cfg_attr(target_arch = "wasm32", expect(unused_variables))]
    pub(crate) const fn new(text: RuleText) -> Self {
        Self {
            #[cfg(not(target_arch = "wasm32"))]
            text,
            #[cfg(not(target_arch = "wasm32"))]
            destination_type: None,
        }
    }

    /// Says that the rule is for one destination type, though both have the field.
    #[cfg_attr(target_arch = "wasm32", expect(unused_variables, unused_mut))]
    pub(crate) const fn only_for(mut self, destination_type: DestinationType) -> Self {
        #[cfg(not(target_arch = "wasm32"))]
        {
            self.destination_type = Some(destination_type);
        }
        self
    }

    /// Returns the words.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub const fn text(&self) -> &RuleText {
        &self.text
    }

    /// Returns the only destination type that the rule is for; `None` if every type that has the field has the rule.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub const fn only(&self) -> Option<DestinationType> {
        self.destination_type
    }
}

/// What a rule looks at.
pub(crate) struct RuleContext<'a> {
    /// The value as it is.
    pub value: &'a str,
    /// The value without leading and trailing white space.
    pub text: &'a str,
    pub field: &'static Field,
    pub body: &'a Body<'a>,
    /// The rules that the value has to follow.
    pub rules: &'static RuleSet,
}

impl<'a> RuleContext<'a> {
    pub(crate) fn new(
        value: &'a str,
        field: &'static Field,
        body: &'a Body<'a>,
        rules: &'static RuleSet,
    ) -> Self {
        Self {
            value,
            text: value.trim(),
            field,
            body,
            rules,
        }
    }

    /// Whether another value for the same field has no error and no finding.
    pub(crate) fn is_clean(&self, value: &str) -> bool {
        self.field.accepts_text(value) && !self.rules.has_finding(&self.with_value(value))
    }

    /// Returns what is said of another value for the same field, if it is something else that was pasted.
    pub(crate) fn pasted(&self, value: &str) -> Option<Box<Finding>> {
        let context = self.with_value(value);
        let mut exclusive = self.rules.rules.iter().filter(|rule| rule.is_exclusive);
        exclusive.find_map(|rule| (rule.check)(&context))
    }

    pub(crate) fn with_value<'b>(&'b self, value: &'b str) -> RuleContext<'b> {
        RuleContext::new(value, self.field, self.body, self.rules)
    }

    /// Returns the fix that writes another value, if that has no error and no finding.
    pub(crate) fn replace_if_clean(&self, value: &str) -> Option<Repair> {
        self.is_clean(value)
            .then(|| Repair::replace(self.field.name, value))
    }

    /// Returns the fix that removes the member, unless the destination type was inferred from it.
    pub(crate) fn remove(&self) -> Option<Repair> {
        self.body
            .keeps_type_without(self.field)
            .then(|| Repair::remove(self.field.name))
    }
}

impl RuleSet {
    /// Whether a rule has a finding.
    pub(crate) fn has_finding(&self, context: &RuleContext) -> bool {
        self.rules
            .iter()
            .any(|rule| (rule.check)(context).is_some())
    }
}

/// What a rule says about a value.
pub(crate) struct Finding {
    /// What is wrong and what is expected; reads after the field's name.
    pub message: Cow<'static, str>,
    pub params: Params<'static>,
    pub repair: Option<Repair>,
}

impl Finding {
    pub(crate) fn new(message: impl Into<Cow<'static, str>>) -> Box<Self> {
        Box::new(Self {
            message: message.into(),
            params: Params::default(),
            repair: None,
        })
    }

    /// Adds a parameter for translators.
    pub(crate) fn param(
        mut self: Box<Self>,
        name: &'static str,
        value: impl Into<Param<'static>>,
    ) -> Box<Self> {
        self.params.add(name, value);
        self
    }

    /// Adds a fix, if there is one.
    pub(crate) fn fix(mut self: Box<Self>, repair: Option<Repair>) -> Box<Self> {
        self.repair = repair;
        self
    }
}

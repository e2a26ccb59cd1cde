//! Takes URLs apart.

use crate::text::split_once;

/// A URL in parts, as written. Without a scheme, it is a host and a path.
pub(super) struct UrlParts<'t> {
    /// Empty if there is none.
    pub scheme: &'t str,
    pub host: &'t str,
    /// Without the slash after the host.
    pub path: &'t str,
    query: &'t str,
    pub fragment: &'t str,
}

impl<'t> UrlParts<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let (scheme, rest) = split_once(text, "://").unwrap_or(("", text));
        let rest = if scheme.is_empty() {
            rest.strip_prefix("//").unwrap_or(rest)
        } else {
            rest
        };
        let (rest, fragment) = halves(rest, '#');
        let (rest, query) = halves(rest, '?');
        let (host, path) = halves(rest, '/');
        Self {
            scheme,
            host,
            path,
            query,
            fragment,
        }
    }

    pub(super) fn has_scheme(&self, scheme: &str) -> bool {
        self.scheme.eq_ignore_ascii_case(scheme)
    }

    /// Whether it is a page of the web, with or without its scheme.
    pub(super) fn is_web(&self) -> bool {
        self.scheme.is_empty() || self.has_scheme("https") || self.has_scheme("http")
    }

    pub(super) fn has_host(&self, host: &str) -> bool {
        self.is_web() && self.host.eq_ignore_ascii_case(host)
    }

    /// Returns the value of a parameter of the query, decoded.
    pub(super) fn query(&self, name: &str) -> Option<String> {
        parameter(self.query, name)
    }

    /// Whether the query has a parameter of one of these names.
    pub(super) fn has_query(&self, names: &[&str]) -> bool {
        let mut pairs = self.query.split('&').map(|pair| halves(pair, '='));
        pairs.any(|(own, _)| names.contains(&own))
    }

    /// Returns the value of a parameter in the fragment, decoded.
    pub(super) fn fragment_parameter(&self, name: &str) -> Option<String> {
        parameter(self.fragment, name)
    }
}

fn parameter(parameters: &str, name: &str) -> Option<String> {
    let mut pairs = parameters.split('&').map(|pair| halves(pair, '='));
    let (_, value) = pairs.find(|(own, _)| *own == name)?;
    // In forms, a space is a plus sign.
    let value: String = value
        .chars()
        .map(|own| if own == '+' { ' ' } else { own })
        .collect();
    percent_decoded(&value)
}

/// Splits a text at the first separator. Without one, the second half is empty.
pub(super) fn halves(text: &str, separator: char) -> (&str, &str) {
    text.split_once(separator).unwrap_or((text, ""))
}

/// Decodes `%2F` and the like. Returns `None` if the result is not UTF-8.
pub(in crate::advice) fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = match (first, after) {
            (b'%', [high, low, after @ ..])
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                bytes.push(hex(*high) << 4 | hex(*low));
                after
            }
            _ => {
                bytes.push(*first);
                after
            }
        };
    }
    String::from_utf8(bytes).ok()
}

const fn hex(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => digit.to_ascii_lowercase() - b'a' + 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_urls() {
        let url = UrlParts::new("HTTPS://Host/a/b?x=1+2&y=%2F%C3%A9#z=%25");
        assert!(url.has_host("host") && !url.has_host("hos"));
        assert_eq!(url.path, "a/b");
        assert_eq!(url.query("x").as_deref(), Some("1 2"));
        assert_eq!(url.query("y").as_deref(), Some("/é"));
        assert_eq!(url.query("z"), None);
        assert_eq!(url.fragment_parameter("z").as_deref(), Some("%"));
        assert!(UrlParts::new("//host/a").has_host("host"));
        assert!(!UrlParts::new("ftp://host/a").has_host("host"));
    }

    #[test]
    fn decodes() {
        assert_eq!(percent_decoded("a%20%2f%").as_deref(), Some("a /%"));
        let undecoded = "100%-%zz%4z%z4%4";
        assert_eq!(percent_decoded(undecoded).as_deref(), Some(undecoded));
        assert_eq!(percent_decoded("%FF"), None);
    }
}

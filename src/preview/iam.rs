//! Text for a policy of IAM.

/// Appends what IAM takes for the character to the letter; it knows wildcards and variables.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars>
pub(super) fn push_literal(character: char, policy: &mut String) {
    let is_special = matches!(character, '*' | '?' | '$');
    if is_special {
        policy.push_str("${");
    }
    policy.push(character);
    if is_special {
        policy.push('}');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_and_variables() {
        let mut policy = String::new();
        for character in "a*b?${aws:username}$é{}".chars() {
            push_literal(character, &mut policy);
        }
        assert_eq!(policy, "a${*}b${?}${$}{aws:username}${$}é{}");
    }
}

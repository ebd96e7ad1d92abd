//! The AIP-160 grammar, rule by rule. The parser never backtracks, so an error points at the first character that
//! doesn't fit.

use fireworks_deployments::language::words::excerpt;
use winnow::combinator::{alt, cut_err, delimited, eof, fail, not, opt, peek, preceded, repeat, separated, terminated};
use winnow::error::ContextError;
use winnow::prelude::*;
use winnow::stream::{LocatingSlice, Location, Stateful};
use winnow::token::{none_of, one_of, take_while};

use super::Fault;
use super::expression::{Argument, Comparator, Expression, Member, Word};

/// The text, and the number of open parentheses.
type Input<'a> = Stateful<LocatingSlice<&'a str>, usize>;
/// A parsed value, or what was expected instead.
type Parsed<T> = ModalResult<T, ContextError<&'static str>>;

/// The deepest nesting of parentheses. Each level uses stack.
const MOST_OPEN: usize = 32;
const KEYWORDS: [&str; 3] = ["AND", "OR", "NOT"];

/// Parses a filter. A blank one is `None`.
pub(super) fn parse(text: &str) -> Result<Option<Expression>, Fault> {
    let input = Stateful { input: LocatingSlice::new(text), state: 0 };
    filter.parse(input).map_err(|error| {
        let expected = error.inner().context().next().unwrap_or(&"a filter");
        let found = found(text.get(error.offset()..).unwrap_or_default());
        Fault::new(error.offset(), format!("expected {expected}, found {found}"))
    })
}

/// The text at the error, for the message.
fn found(rest: &str) -> String {
    let word: String = rest.chars().take_while(|c| is_text(*c)).collect();
    match rest.chars().next() {
        None => "the end".to_owned(),
        Some(c) if c.is_whitespace() => "a space".to_owned(),
        Some(c @ ('(' | ')' | '"' | '\'')) => format!("`{c}`"),
        Some(c) if word.is_empty() => format!("`{c}`, which needs quotes"),
        Some(_) => format!("`{}`", excerpt(&word)),
    }
}

fn filter(input: &mut Input<'_>) -> Parsed<Option<Expression>> {
    let end = cut_err(eof).context("a space, `AND`, `OR` or the end");
    delimited(space, alt((eof.map(|_| None), expression.map(Some))), (space, end)).parse_next(input)
}

fn expression(input: &mut Input<'_>) -> Parsed<Expression> {
    separated(1.., sequence, (gap, keyword("AND"))).map(|parts| one_or(parts, Expression::All)).parse_next(input)
}

fn sequence(input: &mut Input<'_>) -> Parsed<Expression> {
    let goes_on = not(alt((eof.void(), ')'.void(), word("AND"))));
    separated(1.., factor, (gap, goes_on)).map(|parts| one_or(parts, Expression::All)).parse_next(input)
}

fn factor(input: &mut Input<'_>) -> Parsed<Expression> {
    separated(1.., term, (gap, keyword("OR"))).map(|parts| one_or(parts, Expression::Any)).parse_next(input)
}

fn term(input: &mut Input<'_>) -> Parsed<Expression> {
    let is_negated = opt(alt((keyword("NOT"), '-'.void()))).parse_next(input)?.is_some();
    let simple = alt((group, restriction)).parse_next(input)?;
    Ok(if is_negated { Expression::Not(Box::new(simple)) } else { simple })
}

fn group(input: &mut Input<'_>) -> Parsed<Expression> {
    peek('(').parse_next(input)?;
    if input.state >= MOST_OPEN {
        return cut_err(fail).context("at most 32 nested parentheses").parse_next(input);
    }
    input.state = input.state.saturating_add(1);
    let close = cut_err(')').context("a space, `AND`, `OR` or `)`");
    let inner = delimited(('(', space), expression, (space, close)).parse_next(input)?;
    input.state = input.state.saturating_sub(1);
    Ok(inner)
}

fn restriction(input: &mut Input<'_>) -> Parsed<Expression> {
    let first = alt((string, text.verify(|word: &Word| !KEYWORDS.contains(&&*word.text()))));
    let field = cut_err(member(first)).context("a field or a value").parse_next(input)?;
    cut_err(not('(')).context("a comparison (functions aren't supported)").parse_next(input)?;
    let Some(comparator) = opt(preceded(space, comparator)).parse_next(input)? else {
        return Ok(Expression::Literal(field));
    };
    let group = group.map(|group| Argument::Group(Box::new(group)));
    let value = member(alt((string, text))).map(Argument::Value);
    let argument = preceded(space, cut_err(alt((group, value)))).context("a value").parse_next(input)?;
    Ok(Expression::Restriction { field, comparator, argument })
}

fn comparator(input: &mut Input<'_>) -> Parsed<Comparator> {
    alt((
        "<=".value(Comparator::AtMost),
        "<".value(Comparator::Less),
        ">=".value(Comparator::AtLeast),
        ">".value(Comparator::Greater),
        "!=".value(Comparator::NotEqual),
        "=".value(Comparator::Equal),
        ":".value(Comparator::Has),
    ))
    .parse_next(input)
}

/// Words joined by dots.
fn member<'a>(
    first: impl ModalParser<Input<'a>, Word, ContextError<&'static str>>,
) -> impl ModalParser<Input<'a>, Member, ContextError<&'static str>> {
    let next = preceded('.', cut_err(alt((string, text))).context("a name after the point"));
    (first, repeat(0.., next)).map(|(first, rest): (Word, Vec<Word>)| {
        let mut words = vec![first];
        words.extend(rest);
        Member(words)
    })
}

fn text(input: &mut Input<'_>) -> Parsed<Word> {
    let at = input.current_token_start();
    let text: &str = take_while(1.., is_text).parse_next(input)?;
    Ok(Word { at, pieces: text.split('*').map(str::to_owned).collect() })
}

fn string(input: &mut Input<'_>) -> Parsed<Word> {
    let at = input.current_token_start();
    let quote = one_of(['"', '\'']).parse_next(input)?;
    let characters = repeat(0.., character(quote)).fold(
        || vec![String::new()],
        |mut pieces, character| {
            match (character, pieces.last_mut()) {
                (Some(character), Some(piece)) => piece.push(character),
                _ => pieces.push(String::new()),
            }
            pieces
        },
    );
    let pieces = terminated(characters, cut_err(quote).context("a closing quote")).parse_next(input)?;
    Ok(Word { at, pieces })
}

/// A character of a quoted string, or `None` for an unescaped asterisk.
fn character<'a>(quote: char) -> impl ModalParser<Input<'a>, Option<char>, ContextError<&'static str>> {
    let escaped = alt((one_of(['"', '\'', '\\', '*']), 'n'.value('\n'), 'r'.value('\r'), 't'.value('\t')));
    let expected = r#"one of `"`, `'`, `\`, `*`, `n`, `r`, `t` after a backslash"#;
    alt((
        preceded('\\', cut_err(escaped).context(expected)).map(Some),
        '*'.value(None),
        none_of(move |c| c == quote || c == '\\').map(Some),
    ))
}

/// An operator and the space after it.
fn keyword<'a>(name: &'static str) -> impl ModalParser<Input<'a>, (), ContextError<&'static str>> {
    (word(name), cut_err(alt((gap, eof.void()))).context("a space")).void()
}

fn word<'a>(name: &'static str) -> impl ModalParser<Input<'a>, (), ContextError<&'static str>> {
    (name, not(one_of(is_text))).void()
}

fn space(input: &mut Input<'_>) -> Parsed<()> {
    take_while(0.., char::is_whitespace).void().parse_next(input)
}

fn gap(input: &mut Input<'_>) -> Parsed<()> {
    take_while(1.., char::is_whitespace).void().parse_next(input)
}

/// True for characters that need no quotes.
fn is_text(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '.' | ',' | ':' | '=' | '<' | '>' | '!' | '(' | ')' | '"' | '\'')
}

fn one_or(mut parts: Vec<Expression>, several: fn(Vec<Expression>) -> Expression) -> Expression {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => {
            parts.extend(last);
            several(parts)
        }
    }
}

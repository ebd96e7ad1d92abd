//! The known name nearest to a given one, for "did you mean". `pkg/src/near.ts` finds the same.

/// The maximum length of a given name. No name of the API is longer.
const MOST: usize = 64;

/// Returns the known name that was probably meant: the nearest, and the first of several. Only
/// letters and digits count, and not their case. A name that has the given one as a run of its
/// words, as `NVIDIA_H100_80GB` has `h100`, is nearer than any other. Else at most a third of the
/// letters may differ.
#[must_use]
pub fn nearest<'a>(given: &str, mut known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(given, &mut known)
}

/// The same for any iterator, so that its code exists once.
fn nearest_of<'a>(given: &str, known: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    if given.len() > MOST || !given.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return None;
    }
    let letters = words(given).concat();
    if letters.len() < 2 {
        return None;
    }
    let near = known.filter_map(|name| Some((distance(&letters, name)?, name)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// Returns `; did you mean …?` for a message, or nothing if no known name is near.
#[must_use]
pub fn meant<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> String {
    nearest(given, known).map(|name| ["; did you mean `", name, "`?"].concat()).unwrap_or_default()
}

/// Returns true and the number of typos, or false and the number of letters around the run of
/// words, which is less than true and any number. `None` if the name isn't near.
fn distance(letters: &str, name: &str) -> Option<(bool, usize)> {
    let words = words(name);
    let whole = words.concat();
    let is_run = |from, to| words.get(from..to).is_some_and(|run| run.concat() == letters);
    if (0..words.len()).any(|from| (from..=words.len()).any(|to| is_run(from, to))) {
        return Some((false, whole.len().saturating_sub(letters.len())));
    }
    let most = whole.len().max(letters.len()) / 3;
    if whole.len().abs_diff(letters.len()) > most {
        return None;
    }
    Some((true, typos(letters.as_bytes(), whole.as_bytes()))).filter(|(_, typos)| *typos <= most)
}

/// Splits a name into its words, in lower case: between a lower-case letter and an upper-case one,
/// and wherever there is no letter or digit.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut last = ' ';
    for letter in name.chars() {
        if !letter.is_ascii_alphanumeric() || (last.is_ascii_lowercase() && letter.is_ascii_uppercase()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter.is_ascii_alphanumeric()) {
            word.push(letter.to_ascii_lowercase());
        }
        last = letter;
    }
    words
}

/// Returns how many letters must be added, removed, replaced, or swapped with the next, to make one
/// text of the other.
fn typos(one: &[u8], other: &[u8]) -> usize {
    // rows of the table of all beginnings: the distance from one to each of the other
    let (mut before, mut last) = (Vec::new(), (0..=other.len()).collect::<Vec<_>>());
    for (i, letter) in one.iter().enumerate() {
        let mut row = vec![i.saturating_add(1)];
        for (j, wanted) in other.iter().enumerate() {
            let replaced = at(&last, Some(j)).saturating_add((letter != wanted).into());
            let removed = at(&last, j.checked_add(1)).saturating_add(1);
            let added = at(&row, Some(j)).saturating_add(1);
            let is_swap = letter_before(one, i) == Some(wanted) && letter_before(other, j) == Some(letter);
            let swapped = if is_swap { at(&before, j.checked_sub(1)).saturating_add(1) } else { usize::MAX };
            row.push(replaced.min(removed).min(added).min(swapped));
        }
        before = std::mem::replace(&mut last, row);
    }
    at(&last, Some(other.len()))
}

fn at(row: &[usize], index: Option<usize>) -> usize {
    index.and_then(|index| row.get(index)).copied().unwrap_or(usize::MAX)
}

fn letter_before(text: &[u8], index: usize) -> Option<&u8> {
    text.get(index.checked_sub(1)?)
}

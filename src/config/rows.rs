//! Long lists in pieces. An instance's memory never shrinks, and a block of megabytes finds its place again only while nothing
//! small has settled in it; pieces fit into whatever was given back.

use std::iter::Flatten;
use std::ops::{Index, IndexMut};
use std::slice::Iter;

/// How many rows a piece holds.
const PIECE: usize = 256;

/// A list that grows piece by piece, without moving what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows<T> {
    pieces: Vec<Vec<T>>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { pieces: Vec::new() }
    }
}

impl<T> Rows<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.pieces.last().map_or(0, |last| (self.pieces.len() - 1) * PIECE + last.len())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Puts one at the end.
    pub fn push(&mut self, row: T) {
        match self.pieces.last_mut().filter(|last| last.len() < PIECE) {
            Some(last) => last.push(row),
            None => {
                // Only a long list is worth a whole piece from the start.
                let mut piece = Vec::with_capacity(if self.pieces.is_empty() { 1 } else { PIECE });
                piece.push(row);
                self.pieces.push(piece);
            }
        }
    }

    /// As many times the same.
    pub fn filled(count: usize, row: T) -> Self
    where
        T: Copy,
    {
        let piece = |at: usize| vec![row; (count - at).min(PIECE)];
        Self { pieces: (0..count).step_by(PIECE).map(piece).collect() }
    }

    /// All of them, in order.
    pub fn iter(&self) -> Flatten<Iter<'_, Vec<T>>> {
        self.pieces.iter().flatten()
    }
}

impl<T> Index<usize> for Rows<T> {
    type Output = T;

    fn index(&self, at: usize) -> &T {
        &self.pieces[at / PIECE][at % PIECE]
    }
}

impl<T> IndexMut<usize> for Rows<T> {
    fn index_mut(&mut self, at: usize) -> &mut T {
        &mut self.pieces[at / PIECE][at % PIECE]
    }
}

impl<'a, T> IntoIterator for &'a Rows<T> {
    type Item = &'a T;
    type IntoIter = Flatten<Iter<'a, Vec<T>>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Texts by number, each whole in one piece.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pieces: Vec<String>,
    /// Where each text ends in its piece.
    ends: Rows<u32>,
}

impl Texts {
    /// Where the next text is to be put together, before [`Self::end`].
    pub fn next(&mut self) -> &mut String {
        let piece = self.ends.len() / PIECE;
        if piece == self.pieces.len() {
            self.pieces.push(String::new());
        }
        &mut self.pieces[piece]
    }

    /// Ends a text: what was pushed since the last one.
    pub fn end(&mut self) {
        let end = self.next().len();
        self.ends.push(end as u32);
    }

    /// The text of this number.
    pub fn get(&self, at: usize) -> &str {
        let start = if at.is_multiple_of(PIECE) { 0 } else { self.ends[at - 1] };
        &self.pieces[at / PIECE][start as usize..self.ends[at] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_where_they_were_put_across_pieces() {
        for count in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7] {
            let mut rows = Rows::default();
            let mut texts = Texts::default();
            for at in 0..count {
                rows.push(at);
                // Some are empty, also at the beginning and the end of a piece.
                if at % 3 > 0 {
                    texts.next().push_str(&at.to_string());
                }
                texts.end();
            }
            assert_eq!((rows.len(), rows.is_empty()), (count, count == 0));
            assert!(rows.iter().copied().eq(0..count));
            let filled = Rows::filled(count, 7);
            assert_eq!((filled.len(), filled.iter().filter(|row| **row == 7).count()), (count, count));
            for at in 0..count {
                assert_eq!(rows[at], at);
                assert_eq!(texts.get(at), if at % 3 > 0 { at.to_string() } else { String::new() });
            }
        }
    }
}

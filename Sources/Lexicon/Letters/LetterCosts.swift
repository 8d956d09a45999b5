/// The trained figures of ``LetterModel``: the cost of a letter after two others, in fifths of a
/// nat, one digit of base 62 each (0–9, A–Z, a–z).
///
/// Made by `Training/letters.swift` from the Debian packages fortunes and fortunes-ru (quotations and
/// jokes), libreoffice-help-en-us and -ru (every sixth page) and wesnoth-1.16-data (a game's
/// dialogues in both languages): 4 MB of English, 6 MB of Russian. Counts of letters are
/// facts about those texts; no word of theirs is here.
enum LetterCosts {}

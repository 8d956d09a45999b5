/// Lists of words that carry little meaning, as data inside the binary.
public enum StopwordList {
}

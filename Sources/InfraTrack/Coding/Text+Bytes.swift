extension String {
    /// Whether both hold the same bytes; `==` would forgive a different composition of a letter.
    package func isSameText(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

    /// Whether it comes first by its bytes, as the format sorts.
    func isBefore(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

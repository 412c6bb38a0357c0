extension String {
    /// Whether both hold the same bytes; `==` would forgive a different composition of a letter.
    package func isSameText(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

    /// Whether it comes first by its bytes, as the format sorts.
    func isBefore(_ other: String) -> Bool {
        let (mine, others) = (utf8.span, other.utf8.span)
        let count = min(mine.count, others.count)
        var index = 0
        while index < count, mine[index] == others[index] { index += 1 }
        guard index < count else { return mine.count < others.count }
        return mine[index] < others[index]
    }
}

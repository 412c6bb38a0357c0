/// What text may stand in a field.
enum Rules {
    static func title(_ title: String) throws(LedgerError) {
        guard title.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw LedgerError(
                .invalid, "The title is empty.", cure: "Say in one line what is to be done.")
        }
        guard title.utf8.count <= 500 else {
            throw LedgerError(
                .invalid, "The title is longer than 500 bytes.",
                cure: "Move the details into the body.")
        }
        try line(title, "title")
    }

    /// A kind is one word of lower-case letters, digits, “-” and “_”, the first a letter.
    static func kind(_ word: String) throws(LedgerError) {
        guard Component.isKind(word) else {
            throw LedgerError(
                .invalid, "The kind “\(printable(word))” is not one lower-case word.",
                cure: "Use a word such as server, service, database or network.")
        }
    }

    static func words(_ words: [String], _ name: String) throws(LedgerError) {
        for word in words {
            guard !word.isEmpty, word.utf8.count <= 200 else {
                throw LedgerError(
                    .invalid, "The \(name) “\(printable(word))” is empty or longer than 200 bytes.",
                    cure: "Use a short word.")
            }
            try line(word, name)
        }
    }

    /// Refuses line breaks and control characters.
    static func line(_ text: String, _ name: String) throws(LedgerError) {
        let isControl = { (scalar: Unicode.Scalar) in
            scalar.properties.generalCategory == .control || scalar.value == 0x2028
                || scalar.value == 0x2029
        }
        if text.unicodeScalars.contains(where: isControl) {
            throw LedgerError(
                .invalid, "The \(name) “\(printable(text))” holds a control character.",
                cure: "Remove line breaks and control characters.")
        }
    }
}

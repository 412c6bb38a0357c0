extension Query {
    /// One field compared with one value.
    public struct Term: Hashable, Sendable {
        /// The field.
        public let qualifier: Qualifier
        /// How it is compared.
        public let comparison: Comparison
        /// The value as it was understood.
        let operand: Operand

        init(_ qualifier: Qualifier, _ comparison: Comparison, _ operand: Operand) {
            self.qualifier = qualifier
            self.comparison = comparison
            self.operand = operand
        }

        /// Makes a term of a value as a person writes it after the qualifier.
        ///
        /// `none` and `any` ask whether there is a value at all. Throws when the value is not one
        /// that the field can have.
        public init(
            _ qualifier: Qualifier, _ comparison: Comparison = .equals, value: String
        ) throws(QueryError) {
            do {
                let written = WrittenValue(text: value, isQuoted: false)
                self.init(qualifier, comparison, try qualifier.operand(comparison, written))
            } catch {
                throw QueryError(error, text: value, span: 0..<value.utf8.count)
            }
        }

        /// The value in its canonical writing, without quotes.
        public var value: String { operand.text }
    }
}

import InfraTrack

/// Stops an import that would take too much for gone: most likely it listed the wrong thing.
enum RetirementGuard {
    /// So many may always vanish.
    static let few = 3
    /// No more than one in this many may vanish.
    static let share = 5
    /// No more than so many may vanish.
    static let many = 100

    /// Why it is too much; `nil` when it is not.
    ///
    /// - Parameters:
    ///   - vanished: how many would be marked as missing or retired.
    ///   - known: how many the scope has that are not retired.
    static func fault(vanished: Int, of known: Int) -> String? {
        let limit = min(many, max(few, known / share))
        let isAll = vanished == known && known >= few
        guard vanished > limit || isAll else { return nil }
        return
            "The import would mark \(vanished) of \(known) components as missing or retired; \(limit) are the limit."
    }

    static func error(_ fault: String) -> LedgerError {
        LedgerError(
            .refused, fault,
            cure: "Check that it lists the whole scope; “--accept-retirements” accepts them.")
    }
}

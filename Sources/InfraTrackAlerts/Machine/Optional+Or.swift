extension Optional {
    /// The value, or another that is known already.
    func or(_ other: Wrapped) -> Wrapped {
        guard let value = self else { return other }
        return value
    }
}

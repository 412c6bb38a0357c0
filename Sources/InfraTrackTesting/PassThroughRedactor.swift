public import InfraTrack

/// A redactor that masks nothing, for tests of everything else.
public struct PassThroughRedactor: Redactor {
    /// Makes one.
    public init() {}

    /// Returns the text as it is.
    public func redact(_ text: String, in scope: inout RedactionScope) throws -> String { text }
}

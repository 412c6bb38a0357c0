public import InfraTrack

/// What a generation gave.
public struct GeneratedRunbook: Sendable {
    /// The runbook as it is in the store.
    public let runbook: Runbook
    /// Whether hand edits and what is new contradict each other: the file has conflict markers
    /// then, and was not committed.
    public let hasConflict: Bool
    /// The file, relative to the store root.
    public var path: String { "runbooks/\(runbook.name).md" }
}

/// Hand edits that contradict what was generated.
struct MergeConflict: Error {
    let runbook: Runbook
    let markedFile: String
}

/// The runbook was changed between the search for its last generated text and the transaction.
struct ChangedMeanwhile: Error {}

/// A runbook's text by hand with the text it was made of.
struct HandEdited {
    let body: String
    /// The last generated text; `nil` when it cannot be found any more.
    let base: String?
}

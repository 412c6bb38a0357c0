/// A program that lists infrastructure, whose output becomes components.
///
/// To add one: a file that conforms, a folder of fixtures that say how they were made, and a line
/// in ``ComponentSources/all``; the conformance suite then runs on it. A conforming type reads bytes
/// and nothing else: no clock, no network, no environment.
public protocol ComponentSource: Sendable {
    /// The word that names the source on the command line and in records.
    var name: String { get }

    /// Whether a thing that was made anew under its old identity stays the same component.
    var replacesInPlace: Bool { get }

    /// Reads what the program printed.
    ///
    /// - Returns: what it lists, in any order; things that cannot be taken are among the refused.
    /// - Throws: ``InventoryError`` when the whole is not readable; then nothing of it is used.
    func listing(of payload: [UInt8]) throws(InventoryError) -> InventoryListing
}

extension ComponentSource {
    /// A new machine under an old name is another component.
    public var replacesInPlace: Bool { false }
}

public import InfraTrack

/// A monitoring system whose messages become events.
///
/// To add one: a file that conforms, a folder of fixtures that say how they were made, and a line
/// in ``AlertSources/all``. A conforming type reads bytes and nothing else: no clock, no network, no
/// environment.
public protocol AlertSource: Sendable {
    /// The word that names the source on the command line and in records.
    var name: String { get }

    /// Reads one message.
    ///
    /// - Parameters:
    ///   - payload: the body as it came.
    ///   - receivedAt: when it came, for sources that send no time of their own.
    /// - Returns: one event for each alert, in the order of the payload.
    /// - Throws: ``AlertError``; then nothing of the message is used.
    func events(
        in payload: [UInt8], receivedAt: Timestamp
    ) throws(AlertError) -> [AlertEvent]

    /// Reads one message that may list everything that fires.
    ///
    /// - Throws: ``AlertError``; then nothing of the message is used.
    func reading(
        of payload: [UInt8], receivedAt: Timestamp
    ) throws(AlertError) -> AlertReading

    /// Whether a payload has the marks of this source, to suggest it when another was named.
    func recognizes(_ payload: [UInt8]) -> Bool

    /// The message that would hold one event's ``AlertEvent/payload`` alone, to read it again.
    func message(of part: String) -> String
}

extension AlertSource {
    /// The events, and no listing.
    public func reading(
        of payload: [UInt8], receivedAt: Timestamp
    ) throws(AlertError) -> AlertReading {
        AlertReading(try events(in: payload, receivedAt: receivedAt))
    }

    /// Nothing is recognised.
    public func recognizes(_ payload: [UInt8]) -> Bool { false }

    /// The part itself.
    public func message(of part: String) -> String { part }
}

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
}

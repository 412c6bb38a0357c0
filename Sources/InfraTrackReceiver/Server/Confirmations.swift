import Foundation
import HTTPTypes
import InfraTrack
import Logging

/// Requests of Amazon SNS to confirm a subscription, which a person has to answer.
///
/// The address is never fetched: whoever can send here could make the receiver call anything. It is
/// written to a file for its owner alone, since it lets anybody confirm.
struct Confirmations: Sendable {
    /// The folder that belongs to this clone alone; `nil` in memory.
    let folder: String?
    let log: Logger

    static let fileName = "sns-confirmation.url"

    /// The answer to a message that is no notification; `nil` for every other body.
    func take(_ body: [UInt8]) -> Reply? {
        guard let message = SNSMessage(body), message.kind != .notification else { return nil }
        guard message.kind == .subscription, let url = message.confirmationURL, let folder else {
            log.notice("SNS confirmed the end of a subscription")
            return Reply(.ok, "Noted.\n")
        }
        let path = "\(folder)/\(Self.fileName)"
        guard Self.write(url, to: path) else {
            return .busy("The confirmation could not be written.\n", seconds: 60)
        }
        log.warning(
            "SNS asks to confirm a subscription: look at the address in the file, and open it yourself",
            metadata: ["file": "\(path)"])
        return Reply(.ok, "A person has to confirm it: see the receiver's log.\n")
    }

    private static func write(_ url: String, to path: String) -> Bool {
        let files = FileManager.default
        try? files.removeItem(atPath: path)
        return files.createFile(
            atPath: path, contents: Data((url + "\n").utf8),
            attributes: [.posixPermissions: 0o600])
    }
}

import Hummingbird
import NIOCore

/// Reads a body that may be too large, too slow or cut off.
enum BodyReader {
    enum Result: Sendable, Hashable {
        case whole([UInt8])
        case tooLarge
        case broken
    }

    /// - Parameter seconds: how long the whole body may take; the connection's idle time bounds the
    ///   wait for the next piece of it.
    static func read(_ body: RequestBody, upTo limit: Int, seconds: Int) async -> Result {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var bytes: [UInt8] = []
        do {
            for try await piece in body {
                guard bytes.count + piece.readableBytes <= limit else { return .tooLarge }
                guard ContinuousClock.now < deadline else { return .broken }
                bytes += piece.readableBytesView
            }
        } catch {
            return .broken
        }
        return .whole(bytes)
    }
}

import Crypto
import FoundationEssentials

/// The payload: chunks of 64 KiB, each sealed with its number and whether it is the last.
enum AgeStream {
    private static let chunk = 64 * 1024
    static let nonceSize = 16

    static func key(_ fileKey: [UInt8], nonce: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: fileKey), salt: nonce,
            info: Array("payload".utf8), outputByteCount: 32)
    }

    static func seal(_ bytes: [UInt8], with key: SymmetricKey) throws(AgeError) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + (bytes.count / chunk + 1) * Sealing.tag)
        var start = 0
        var counter: UInt64 = 0
        repeat {
            let end = min(start + chunk, bytes.count)
            let nonce = nonce(counter, isLast: end == bytes.count)
            result += try Sealing.seal(bytes[start..<end], with: key, nonce: nonce)
            start = end
            counter += 1
        } while start < bytes.count
        return result
    }

    /// The plain bytes, all of them or none.
    static func open(
        _ payload: ArraySlice<UInt8>, with key: SymmetricKey
    ) throws(AgeError) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(payload.count)
        var rest = payload
        var counter: UInt64 = 0
        while true {
            let part = rest.prefix(chunk + Sealing.tag)
            let isFull = part.count == chunk + Sealing.tag
            guard part.count >= Sealing.tag,
                part.count > Sealing.tag || counter == 0
            else {
                throw .payload("The encrypted text is cut off.")
            }
            rest = rest.dropFirst(part.count)
            if isFull,
                let plain = Sealing.open(part, with: key, nonce: nonce(counter, isLast: false))
            {
                result += plain
                counter += 1
                continue
            }
            let last = nonce(counter, isLast: true)
            guard let plain = Sealing.open(part, with: key, nonce: last) else {
                throw .payload("The encrypted text was changed or cut off.")
            }
            guard rest.isEmpty else { throw .payload("Something follows the encrypted text.") }
            return result + plain
        }
    }

    /// Eleven bytes of counter, high end first, and one that marks the last chunk.
    private static func nonce(_ counter: UInt64, isLast: Bool) -> [UInt8] {
        let number = (0..<8).map { UInt8(truncatingIfNeeded: counter >> UInt64(8 * (7 - $0))) }
        return [0, 0, 0] + number + [isLast ? 1 : 0]
    }
}

import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A connection to a server of this process; it blocks, so it has threads of its own.
enum Loopback {
    struct Answer: Sendable, Hashable {
        var status: Int
        var head: String
        var body: String
    }

    /// Sends a request and waits for the answer; `nil` when there was none.
    static func send(_ request: String, to port: Int) async -> Answer? {
        await withCheckedContinuation { done in
            Thread { done.resume(returning: exchange(request, port)) }.start()
        }
    }

    static func post(
        _ path: String, _ body: String, headers: [String: String] = [:], to port: Int
    ) async -> Answer? {
        let fields = headers.map { "\($0): \($1)\r\n" }.sorted().joined()
        return await send(
            "POST \(path) HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\(fields)"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)", to: port)
    }

    static func get(_ path: String, from port: Int) async -> Answer? {
        await send("GET \(path) HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n", to: port)
    }

    private static func exchange(_ request: String, _ port: Int) -> Answer? {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { return nil }
        let bytes = Array(request.utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count else { return nil }
        return answer(on: descriptor)
    }

    /// Everything until the other side closes.
    private static func answer(on descriptor: Int32) -> Answer? {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 {
            all += buffer[..<count]
        }
        let text = String(decoding: all, as: UTF8.self)
        guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        return Answer(
            status: Int(text.dropFirst(9).prefix(3)) ?? 0, head: String(text[..<end.lowerBound]),
            body: String(text[end.upperBound...]))
    }
}

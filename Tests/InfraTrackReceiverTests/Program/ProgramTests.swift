import Foundation
import InfraTrack
import Synchronization
import TestSupport
import Testing
import UnixSignals

@testable import InfraTrackReceiver

/// The signals reach the whole process, so these run one after another.
@Suite(.serialized) struct ProgramTests {
    private let printed = Lines()
    private let warned = Lines()
    private let logged = Lines()

    private func program(
        _ directory: String, variables: [String: String] = [:]
    ) -> ReceiverProgram {
        ReceiverProgram(
            environment: ProgramEnvironment(
                directory: directory,
                variables: [
                    "GIT_AUTHOR_NAME": "Marcus Weber", "GIT_AUTHOR_EMAIL": "marcus@example.org",
                ].merging(variables) { $1 },
                print: printed.add, warn: warned.add,
                logHandler: { [logged] _ in LineHandler(lines: logged) }))
    }

    /// The port, once it is printed.
    private func port() async -> Int {
        while printed.all.isEmpty { await Task.yield() }
        return Int(printed.text.filter { !$0.isNewline }.split(separator: ":").last ?? "") ?? 0
    }

    @Test func itServesUntilItIsToldToEnd() async throws {
        let store = try DiskStore()
        async let status = program(store.directory.path).run(["--port", "0"], signals: [.sigusr1])
        let port = await port()
        #expect(await Loopback.get("/healthz", from: port)?.body == "ok\n")
        let answer = await Loopback.post(
            "/v1/alertmanager", Message.text("DiskFull"), to: port)
        #expect(answer?.status == 200)
        #expect(answer?.body.contains("created") == true)
        let broken = await Loopback.send("no HTTP\r\n\r\n", to: port)
        #expect(broken?.status == 400)
        kill(getpid(), SIGUSR1)
        #expect(await status == 0)
        #expect(try store.commits() == 2)
        #expect(logged.text.contains("everything that was acknowledged is committed"))
        #expect(warned.all.isEmpty)
    }

    /// Requests that are open at the end are answered, and what was answered is there.
    @Test func openRequestsAreAnswered() async throws {
        let store = try DiskStore()
        async let status = program(store.directory.path).run(["--port", "0"], signals: [.sigusr1])
        let port = await port()
        let answers = await withTaskGroup(of: Int.self) { group in
            for index in 0..<16 {
                group.addTask {
                    await Loopback.post(
                        "/v1/alertmanager", Message.text("Check\(index)"), to: port)?
                        .status ?? 0
                }
            }
            kill(getpid(), SIGUSR1)
            return await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(await status == 0)
        try store.repository.refresh()
        #expect(store.repository.snapshot.taskCount >= answers.count { $0 == 200 })
        #expect(answers.allSatisfy { [0, 200, 503].contains($0) })
    }

    @Test func helpAndVersion() async {
        #expect(await program("/").run(["--help"]) == 0)
        #expect(printed.text.contains("USAGE: infratrack-receiver"))
        #expect(await program("/").run(["--version"]) == 0)
        #expect(printed.text.contains("infratrack-receiver \(ReceiverProgram.versionNumber)"))
    }

    @Test func everyFailureHasItsStatus() async throws {
        let folder = try TemporaryDirectory()
        let store = try DiskStore()
        let run = { words in await program(store.directory.path).run(words) }
        #expect(await run(["--nonsense"]) == 64)
        #expect(await run(["--port", "70000"]) == 64)
        #expect(await run(["--token-file", "absent"]) == 66)
        #expect(await run(["-C", folder.path]) == 66)
        #expect(await run(["-C", "absent"]) == 66)
        #expect(await run(["--host", "127.0.0.1", "--port", "1", "--token-file", "x"]) == 66)
        #expect(warned.all.first?.contains("Unknown option") == true)
        #expect(warned.all.dropFirst().allSatisfy { $0.hasPrefix("infratrack-receiver: ") })
        try store.directory.writeSecret("x", to: ".git/open", permissions: 0o644)
        #expect(await run(["--token-file", ".git/open"]) == 77)
        let pinned = program(store.directory.path, variables: ["INFRATRACK_NOW": "soon"])
        #expect(await pinned.run([]) == 64)
    }

    @Test func aPortInUseIsSaid() async throws {
        let store = try DiskStore()
        async let status = program(store.directory.path).run(["--port", "0"], signals: [.sigusr1])
        let port = await port()
        let second = await program(store.directory.path).run(["--port", "\(port)"], signals: [])
        #expect(second == 69)
        #expect(warned.text.contains("cannot be served"))
        kill(getpid(), SIGUSR1)
        #expect(await status == 0)
    }

    @Test func withoutANameNothingIsServed() async throws {
        let store = try DiskStore()
        let nameless = program(
            store.directory.path, variables: ["GIT_AUTHOR_NAME": "", "GIT_AUTHOR_EMAIL": ""])
        #expect(await nameless.run(["--port", "0"]) == 69)
        #expect(warned.text.contains("no name and address"))
    }

    @Test func theClockMayBePinned() throws {
        let store = try DiskStore()
        let pinned = program(
            store.directory.path, variables: ["INFRATRACK_NOW": "2026-11-23T03:04:05Z"])
        let repository = try pinned.environment.open(store.directory.path)
        #expect(repository.surroundings.now() == Timestamp("2026-11-23T03:04:05Z"))
        let free = try program(store.directory.path).environment.open(store.directory.path)
        #expect(free.surroundings.now() >= Timestamp(seconds: 1_700_000_000))
        #expect(free.surroundings.entropy() != free.surroundings.entropy())
        #expect(ProgramEnvironment.live().absolute("/a") == "/a")
    }
}

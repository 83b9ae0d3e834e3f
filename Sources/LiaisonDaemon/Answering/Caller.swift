package import LiaisonWire

/// Who is at the other end of a connection: the kernel's word, taken once at accept.
package struct Caller: Sendable {
    package var uid: UInt32
    package var pid: Int32
    package var role: LiaisonWire.Role
    /// The connection's number, for what lives with the connection: open imports.
    package var connection: Int
    /// Where lines go that nobody asked for, and where to learn that the connection has ended.
    package var outlet: Outlet
    /// The connection's requests that are being answered, to be taken back.
    package var turns = Turns()

    package init(
        uid: UInt32, pid: Int32, role: LiaisonWire.Role, connection: Int, outlet: Outlet
    ) {
        self.outlet = outlet
        self.uid = uid
        self.pid = pid
        self.role = role
        self.connection = connection
    }
}

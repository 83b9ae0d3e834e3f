/// What is found about backups and restores.
extension HealthText {
    static func backup(_ name: String, _ code: String, _ values: HealthValues) -> HealthText? {
        let advice = (
            "查看为什么没有备份：systemctl status liaison-backup.timer liaison-backup.service；立即备份：liaisonctl backup",
            "see why there is none: systemctl status liaison-backup.timer liaison-backup.service; "
                + "make one now: liaisonctl backup"
        )
        return switch (name, code) {
        case ("backup", "recent"):
            HealthText(
                "最近一份在 \(values.span("age_seconds")) 之前",
                "the newest is \(values.span("age_seconds")) old")
        case ("backup", "not-yet"): HealthText("新建，尚未备份", "a new roll, no backup yet")
        case ("backup", "old"):
            HealthText(
                "最近一份已是 \(values.span("age_seconds")) 之前",
                "the newest is already \(values.span("age_seconds")) old", do: advice)
        case ("backup", "none"): HealthText("没有备份", "there is none", do: advice)
        case ("restore", "released"): HealthText("没有因恢复而暂停的提醒", "nothing is held back")
        case ("restore", "held"):
            HealthText(
                "名册是从备份恢复的，暂不发出提醒",
                "the roll was restored from a backup: nothing is sent",
                do: (
                    "请办公室先核对：liaisonctl agenda；再启用提醒：liaisonctl release",
                    "the office checks it first: liaisonctl agenda; then lets the reminders go: "
                        + "liaisonctl release"
                ))
        default: nil
        }
    }
}

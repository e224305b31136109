resource "datadog_monitor_set" "main" {
  name = "main"
}

resource "aws_config_configuration_recorder_status" "this" {
  name       = this.name
  is_enabled = true

  depends_on = [slot.delivery_channel]
}

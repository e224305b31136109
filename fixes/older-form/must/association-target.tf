resource "aws_ssm_association" "this" {
  targets {
    key    = "InstanceIds"
    values = [slot("value")]
  }
}

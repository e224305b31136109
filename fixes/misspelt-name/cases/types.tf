resource "aws_kkms_key" "alerts" {
  description         = "Alerts"
  enable_key_rotation = true
}

resource "aws_sns_topic" "team" {
  name              = "team"
  kms_master_key_id = aws_kms_key.alerts.id
}

resource "aw_subnet" "public" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.0.1.0/24"
}

data "asw_caller_identity" "current" {}

output "public" {
  value = "${aws_subnet.public.id} of ${data.aws_caller_identity.current.account_id}"
}

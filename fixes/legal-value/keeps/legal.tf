variable "frequency" {
  type    = string
  default = "Daily"
}

resource "aws_db_instance" "main" {
  engine                          = "mysql"
  instance_class                  = "db.t3.micro"
  allocated_storage               = 20
  enabled_cloudwatch_logs_exports = ["error", "slowquery"]
}

resource "aws_config_delivery_channel" "main" {
  s3_bucket_name = "example-config"

  snapshot_delivery_properties {
    delivery_frequency = var.frequency
  }
}

variable "alias" {
  type    = string
  default = "alias/orders"
}

resource "aws_kms_alias" "written" {
  name          = "alias/orders"
  target_key_id = "1234abcd-12ab-34cd-56ef-1234567890ab"
}

# What the front of it says is known, or not.
resource "aws_kms_alias" "handed" {
  name          = "${var.alias}-more"
  target_key_id = "1234abcd-12ab-34cd-56ef-1234567890ab"
}

resource "aws_kms_alias" "made" {
  name          = "${aws_kms_alias.written.name}-again"
  target_key_id = "1234abcd-12ab-34cd-56ef-1234567890ab"
}

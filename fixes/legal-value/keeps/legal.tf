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

resource "aws_db_instance" "main" {
  engine                          = "mysql"
  instance_class                  = "db.t3.micro"
  allocated_storage               = 20
  enabled_cloudwatch_logs_exports = ["error", "slow_query"] # what is slow
}

resource "aws_config_delivery_channel" "main" {
  s3_bucket_name = "example-config"

  snapshot_delivery_properties {
    delivery_frequency = "Daily"
  }
}

resource "aws_iam_role_policy_attachment" "config" {
  role       = "config"
  policy_arn = "arn:aws:iam::aws:policy/service-role/ConfigRole"
}

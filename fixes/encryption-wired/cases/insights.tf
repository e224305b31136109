resource "aws_kms_key" "main" {
  description         = "Data of the shop"
  enable_key_rotation = true
}

resource "aws_db_instance" "main" {
  identifier                   = "shop"
  engine                       = "postgres"
  instance_class               = "db.t3.medium"
  allocated_storage            = 20
  username                     = "shop"
  manage_master_user_password  = true
  storage_encrypted            = true
  kms_key_id                   = aws_kms_key.main.arn
  performance_insights_enabled = true
}

resource "aws_db_instance" "plain" {
  identifier                  = "shop-plain"
  engine                      = "postgres"
  instance_class              = "db.t3.medium"
  allocated_storage           = 20
  username                    = "shop"
  manage_master_user_password = true
  storage_encrypted           = true
  kms_key_id                  = aws_kms_key.main.arn
}

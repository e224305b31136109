resource "aws_kms_key" "main" {
  enable_key_rotation = true
}

resource "aws_db_instance" "main" {
  identifier                  = "shop-db"
  instance_class              = "db.t3.micro"
  manage_master_user_password = true
}

resource "aws_iam_role" "web" {
  name = "shop-web"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

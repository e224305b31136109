resource "aws_db_instance" "orders" {
  identifier          = "orders"
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "orders"
  skip_final_snapshot = true

  manage_master_user_password = true

  tags = {
    Name = "orders"
  }
}

resource "aws_s3_bucket" "photos" {
  bucket = "shop-photos"

  lifecycle {
    ignore_changes = [tags]
  }
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"
}

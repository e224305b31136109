resource "aws_sns_topic" "alerts" {
  name = "shop-alerts"
}

resource "aws_db_instance" "main" {
  identifier     = "shop"
  instance_class = "db.t3.micro"
  engine         = "mysql"
}

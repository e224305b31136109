variable "username" {
  type      = string
  default   = "app"
  sensitive = true
}

resource "aws_db_instance" "main" {
  engine              = "mysql"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = var.username
  skip_final_snapshot = true
}

output "username" {
  value = aws_db_instance.main.username
}

output "endpoint" {
  value = aws_db_instance.main.endpoint
}

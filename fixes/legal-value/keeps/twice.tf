resource "aws_db_instance" "main" {
  engine                          = "mysql"
  instance_class                  = "db.t3.micro"
  allocated_storage               = 20
  enabled_cloudwatch_logs_exports = ["slow_query", "slowquery"]
}

resource "aws_db_parameter_group" "any" {
  family = "mysql8.0"
}

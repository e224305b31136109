variable "insights" {
  default = false
}

resource "aws_db_instance" "on" {
  engine                       = "mysql"
  instance_class               = "db.t3.medium"
  allocated_storage            = 20
  username                     = "app"
  performance_insights_enabled = true
}

resource "aws_db_instance" "wired" {
  engine                       = "mysql"
  instance_class               = "db.t3.medium"
  allocated_storage            = 20
  username                     = "app"
  performance_insights_enabled = var.insights
}

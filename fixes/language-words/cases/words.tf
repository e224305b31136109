# What the language itself calls otherwise.
variable "region" {
  type          = string
  default_value = "eu-west-1"
}

variable "password" {
  desc  = "Password of the database"
  type  = string
  value = null
}

output "region" {
  default = var.region
}

output "password" {
  value     = var.password
  is_secret = true
}

resource "aws_db_instance" "main" {
  identifier        = "main"
  instance_class    = "db.t3.micro"
  allocated_storage = 20
  engine            = "postgres"
  username          = "dba"
  password          = var.password

  lifecycle {
    prevent_deletion     = true
    create_before_delete = false
  }
}

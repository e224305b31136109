resource "aws_security_group" "app" {
  name   = "app"
  vpc_id = "vpc-1"
}

module "database" {
  source    = "./modules/database"
  app_group = aws_security_group.app.id
  networks  = ["10.0.0.0/16"]
}

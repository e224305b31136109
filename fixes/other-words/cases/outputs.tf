data "terraform_remote_state" "db" {
  backend = "s3"

  config = {
    bucket = "example-state"
    key    = "db/terraform.tfstate"
    region = "us-east-1"
  }
}

resource "aws_ssm_parameter" "db" {
  name  = "/app/db"
  type  = "String"
  value = "${data.terraform_remote_state.db.address}:${data.terraform_remote_state.db.ports.main}"
}

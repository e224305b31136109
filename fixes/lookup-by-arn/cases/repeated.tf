data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

variable "jobs" {
  type    = set(string)
  default = ["orders", "returns"]
}

data "aws_glue_job" "all" {
  for_each = var.jobs
  job_name = each.value
}

data "aws_codepipeline" "release" {
  name = "release-${var.stage}"
}

variable "stage" {
  type    = string
  default = "dev"
}

output "jobs" {
  value = [for job in var.jobs : data.aws_glue_job.all[job].arn]
}

output "release" {
  value = "${data.aws_codepipeline.release.arn} (${data.aws_codepipeline.release.name})"
}

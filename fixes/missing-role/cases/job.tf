resource "aws_batch_job_definition" "report" {
  name = "report"
  type = "container"

  container_properties = jsonencode({
    image      = "public.ecr.aws/docker/library/busybox:latest"
    command    = ["true"]
    jobRoleArn = aws_iam_role.report.arn
    resourceRequirements = [
      { type = "VCPU", value = "1" },
      { type = "MEMORY", value = "512" },
    ]
  })
}
